import { NONE } from '../time/index.ts';
import { judged, notApplicable, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/** QLT-10 to QLT-12, QLT-15 and QLT-23: floats, lengths and who does the work. */
export function sizeChecks(examined: Examined): QualityCheck[] {
  const { unfinished } = examined.population;
  const { schedule, input } = examined;
  const { highFloatDays } = input.measures;
  return [
    judged('high-float', examined.threshold('high-float'), unfinished.length, {
      activities: unfinished.filter(
        (index) => schedule.totalFloat(index) > highFloatDays * examined.dayOf(index),
      ),
    }),
    judged('negative-float', examined.threshold('negative-float'), unfinished.length, {
      activities: unfinished.filter((index) => schedule.totalFloat(index) < 0),
    }),
    highDuration(examined),
    resources(examined),
    judged('without-duration', examined.threshold('without-duration'), unfinished.length, {
      activities: unfinished.filter((index) => examined.activity(index).duration === 0),
    }),
  ];
}

/** DCMA 8 asks for the baseline's duration; where there is none, the present one is taken. */
function highDuration(examined: Examined): QualityCheck {
  const { population, input } = examined;
  const { unfinished } = population;
  let byBaseline = 0;
  const high = unfinished.filter((index) => {
    const planned = input.baseline?.duration[index] ?? NONE;
    if (planned !== NONE) byBaseline++;
    const duration = planned === NONE ? (population.state.duration[index] as number) : planned;
    return duration > input.measures.highDurationDays * examined.dayOf(index);
  });
  return judged('high-duration', examined.threshold('high-duration'), unfinished.length, {
    activities: high,
    details: { byBaseline, byPresentDuration: unfinished.length - byBaseline },
  });
}

/** DCMA 10: in a plan that assigns anything at all, what nobody and no money is assigned to. */
function resources(examined: Examined): QualityCheck {
  const { input, population } = examined;
  const threshold = examined.threshold('without-resources');
  const { tasks, unfinished } = population;
  if (!tasks.some((index) => input.resourced[index])) {
    return notApplicable('without-resources', threshold, 'no-resources-in-plan');
  }
  const long = unfinished.filter(
    (index) =>
      (population.state.duration[index] as number) >=
      input.measures.resourcedFromDays * examined.dayOf(index),
  );
  return judged('without-resources', threshold, long.length, {
    activities: long.filter((index) => !input.resourced[index]),
  });
}
