import { type ActivityInput, buildNetwork } from '../network/index.ts';
import { type ScheduleState, schedule } from '../schedule/index.ts';
import {
  END_MINUTE,
  type Minute,
  NONE,
  TimeOutOfRange,
  type WorkingCalendar,
} from '../time/index.ts';
import { judged, notApplicable, type QualityCheck } from './check.ts';
import type { Examined } from './examined.ts';

/**
 * QLT-17, DCMA 12: a task of the longest path made longer by 600 days must move the end of that path
 * by as much. The first unfinished one is taken, ties by the given order. Where the end moves by
 * less, a fixed date stands between the two. Calendars and their holidays make small differences.
 * A plan scheduled from its finish must move its start instead.
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
    const elapsed = examined.activity(tested).elapsed === true;
    const between = (from: number, to: number) =>
      Math.abs(elapsed ? to - from : calendar.work(from, to));
    const moved = Math.max(...moves(examined, path, after.state).map(([a, b]) => between(a, b)));
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

/** From where to where each end of the path moves: what finishes last, with nothing behind it. */
function moves(
  { population, ends }: Examined,
  path: ReadonlySet<number>,
  after: ScheduleState,
): (readonly [Minute, Minute])[] {
  const { unfinished, unfinishedMilestones, state } = population;
  const open = [...unfinished, ...unfinishedMilestones];
  const at = (column: Int32Array, index: number) => column[index] as Minute;
  if (state.options.scheduleFrom === 'finish') {
    const first = (of: ScheduleState) =>
      open.reduce((least, index) => Math.min(least, at(of.start, index)), END_MINUTE);
    return [[first(state), first(after)]];
  }
  const onPath = open.filter((index) => path.has(index));
  const last = onPath.reduce((most, index) => Math.max(most, at(state.finish, index)), NONE);
  const latest = onPath.filter((index) => at(state.finish, index) === last);
  const closing = latest.filter((index) => ends.outgoing(index).size === 0);
  return (closing.length > 0 ? closing : latest).map((index) => [last, at(after.finish, index)]);
}
