import { type Minute, NONE, type WorkingCalendar } from '../time/index.ts';
import { judged, type NotApplicable, notApplicable, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/** QLT-16, QLT-18 and QLT-19: the plan against its baseline and its target. */
export function baselineChecks(examined: Examined): QualityCheck[] {
  return [missedTasks(examined), pathLengthIndex(examined), executionIndex(examined)];
}

function lacking({ input: { baseline, statusDate } }: Examined): NotApplicable | undefined {
  if (baseline === null) return 'no-baseline';
  return statusDate === NONE ? 'no-status-date' : undefined;
}

/** Tasks that the baseline has finished by the status date. */
function dueTasks({ population, input }: Examined): number[] {
  return population.tasks.filter((index) => {
    const finish = input.baseline?.finish[index] ?? NONE;
    return finish !== NONE && finish <= input.statusDate;
  });
}

/** DCMA 11. What is due and unfinished is missed, whatever date the schedule still shows for it. */
function missedTasks(examined: Examined): QualityCheck {
  const threshold = examined.threshold('missed-tasks');
  const reason = lacking(examined);
  if (reason !== undefined) return notApplicable('missed-tasks', threshold, reason);
  const due = dueTasks(examined);
  return judged('missed-tasks', threshold, due.length, {
    activities: due.filter((index) => !isHit(examined, index)),
  });
}

function isHit({ input, population }: Examined, index: number): boolean {
  const done = population.state.actualFinish[index] as Minute;
  return done !== NONE && done <= (input.baseline?.finish[index] as Minute);
}

/**
 * DCMA 13: (length + float) / length. The length is the working time from the status date to the
 * finish, the float that from the finish to the target; without a target there is no float to speak of.
 */
function pathLengthIndex(examined: Examined): QualityCheck {
  const code = 'critical-path-length-index';
  const threshold = examined.threshold(code);
  const { statusDate, target, schedule } = examined.input;
  const { unfinished, unfinishedMilestones, state } = examined.population;
  if (statusDate === NONE) return notApplicable(code, threshold, 'no-status-date');
  if (target === NONE) return notApplicable(code, threshold, 'no-target');
  const open = [...unfinished, ...unfinishedMilestones];
  let finish = NONE;
  for (const index of open) finish = Math.max(finish, state.finish[index] as Minute);
  const { calendars } = schedule.network;
  const calendar = calendars[state.options.projectCalendar] as WorkingCalendar;
  const length = finish === NONE ? 0 : calendar.work(statusDate, finish);
  if (length <= 0) return notApplicable(code, threshold, 'no-path-length');
  const float = calendar.work(finish, target);
  return judged(code, threshold, open.length, {
    count: 0,
    value: (length + float) / length,
    details: { length, float },
  });
}

/**
 * DCMA 14: tasks finished by the status date over those the baseline has finished by then and those
 * that it has no date for. What is done early counts above the line; the hits do not count it.
 */
function executionIndex(examined: Examined): QualityCheck {
  const code = 'baseline-execution-index';
  const threshold = examined.threshold(code);
  const reason = lacking(examined);
  if (reason !== undefined) return notApplicable(code, threshold, reason);
  const { population, input } = examined;
  const due = dueTasks(examined);
  const without = population.tasks.filter(
    (index) => (input.baseline?.finish[index] ?? NONE) === NONE,
  );
  const finished = population.tasks.filter((index) => {
    const done = population.state.actualFinish[index] as Minute;
    return done !== NONE && done <= input.statusDate;
  });
  const of = due.length + without.length;
  return judged(code, threshold, of, {
    count: finished.length,
    value: of === 0 ? 0 : finished.length / of,
    activities: due.filter((index) => !examined.isFinished(index)),
    details: {
      finished: finished.length,
      due: due.length,
      withoutBaseline: without.length,
      hits: due.filter((index) => isHit(examined, index)).length,
    },
  });
}
