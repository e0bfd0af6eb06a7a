import { type ActivityInput, buildNetwork, LinkType } from '../network/index.ts';
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
 * by as much. Taken is the first unfinished one whose finish drives the path, ties by the given order;
 * in a path of nothing but milestones the task of the plan that finishes last. Where the end moves
 * by less, a fixed date stands between the two. Holidays that end with their calendar make a small
 * difference.
 * A plan scheduled from its finish must move its start instead.
 */
export function criticalPathTest(examined: Examined): QualityCheck {
  const code = 'critical-path-test';
  const threshold = examined.threshold(code);
  const { input, population } = examined;
  const path = examined.schedule.longestPath();
  const tested = testedActivity(examined, path);
  if (tested === undefined) return notApplicable(code, threshold, 'no-unfinished-path');

  const added = input.measures.testDays * examined.dayOf(tested);
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
    const value = (Math.abs(moved - added) * 100) / added;
    return judged(code, threshold, 1, {
      count: value > threshold.limit ? 1 : 0,
      value,
      activities: [tested],
      details: { added, moved },
    });
  } catch (error) {
    if (error instanceof TimeOutOfRange) return notApplicable(code, threshold, 'dates-run-out');
    throw error;
  }
}

function testedActivity(examined: Examined, path: ReadonlySet<number>): number | undefined {
  const { population, ends, input } = examined;
  const { start, finish } = population.state;
  const driving = finishesThatDrive(examined, path);
  const first = population.unfinished
    .filter((index) => driving.has(index) || (path.has(index) && ends.outgoing(index).size === 0))
    .sort((a, b) => (start[a] as number) - (start[b] as number) || input.inOrder(a, b))[0];
  if (first !== undefined) return first;
  return [...population.unfinished].sort(
    (a, b) => (finish[b] as number) - (finish[a] as number) || input.inOrder(a, b),
  )[0];
}

/** Length passes on by a finish: one that only its start ties to the path may grow and move nothing. */
function finishesThatDrive({ schedule: before }: Examined, path: ReadonlySet<number>): Set<number> {
  const { from, type } = before.network.links;
  const driving = new Set<number>();
  for (const successor of path) {
    for (const link of before.drivingLinks(successor)) {
      const byFinish =
        type[link] === LinkType.FinishToStart || type[link] === LinkType.FinishToFinish;
      if (byFinish) driving.add(from[link] as number);
    }
  }
  return driving;
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
