import { type ActivityInput, buildNetwork } from '../network/index.ts';
import { type ScheduleState, schedule } from '../schedule/index.ts';
import { NONE, TimeOutOfRange, type WorkingCalendar } from '../time/index.ts';
import { judged, notApplicable, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/**
 * QLT-17, DCMA 12: a task of the longest path made longer by 600 days must move the finish by as
 * much. The first unfinished one is taken, ties by the given order. Where it moves by less, a fixed
 * date or a missing link stands between the path and the finish. Calendars make small differences.
 */
export function criticalPathTest(examined: Examined): QualityCheck {
  const code = 'critical-path-test';
  const threshold = examined.threshold(code);
  const { input, population, schedule: before } = examined;
  const path = before.longestPath();
  const { start } = population.state;
  const tested = population.unfinished
    .filter((index) => path.has(index))
    .sort((a, b) => (start[a] as number) - (start[b] as number) || input.inOrder(a, b))[0];
  if (tested === undefined) return notApplicable(code, threshold, 'no-unfinished-path');

  const day = examined.dayOf(tested);
  const added = input.measures.testDays * day;
  const calendar = calendarOf(examined, tested);
  try {
    const activities = [...input.network.activities];
    activities[tested] = longer(activities[tested] as ActivityInput, added, calendar);
    const network = buildNetwork({ ...input.network, activities });
    if ('code' in network) return notApplicable(code, threshold, 'dates-run-out');
    const after = schedule(network, population.state.options);
    if ('code' in after) return notApplicable(code, threshold, 'dates-run-out');
    const [from, to] = [endOf(examined, population.state), endOf(examined, after.state)];
    const elapsed = examined.activity(tested).elapsed === true;
    const moved = Math.abs(elapsed ? to - from : calendar.work(from, to));
    return judged(code, threshold, 1, {
      count: 0,
      value: Math.abs(moved - added) / day,
      activities: [tested],
      details: { added, moved },
    });
  } catch (error) {
    if (error instanceof TimeOutOfRange) return notApplicable(code, threshold, 'dates-run-out');
    throw error;
  }
}

function calendarOf({ schedule: { network } }: Examined, index: number): WorkingCalendar {
  return network.calendars[network.activities.calendar[index] as number] as WorkingCalendar;
}

function longer(input: ActivityInput, added: number, calendar: WorkingCalendar): ActivityInput {
  const { assignments, givenFinish } = input;
  const lengthened = {
    ...input,
    duration: input.duration + added,
    remaining: input.remaining + added,
  };
  return {
    ...lengthened,
    ...(givenFinish === undefined ? {} : { givenFinish: calendar.add(givenFinish, added) }),
    ...(assignments === undefined
      ? {}
      : {
          assignments: assignments.map((one) => ({
            ...one,
            minutes: one.minutes + added,
            remainingMinutes: one.remainingMinutes + added,
          })),
        }),
  };
}

/** The finish of what is not complete; scheduled from the finish it is the start that must move. */
function endOf({ population }: Examined, state: ScheduleState): number {
  const { unfinished, unfinishedMilestones } = population;
  const open = [...unfinished, ...unfinishedMilestones];
  if (state.options.scheduleFrom === 'finish') {
    return open.reduce(
      (earliest, index) => Math.min(earliest, state.start[index] as number),
      Number.POSITIVE_INFINITY,
    );
  }
  return open.reduce((latest, index) => Math.max(latest, state.finish[index] as number), NONE);
}
