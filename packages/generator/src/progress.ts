import type { WorkingCalendar } from '@throughline/engine';
import { Dice } from './dice.ts';
import type { Draft, DraftTask } from './draft.ts';
import type { PlannedDates } from './planned-dates.ts';

const DAY = 1440;

/**
 * What has happened by a status date between a seventh and three fifths of the plan: work that has
 * finished, work under way with what is left, and a little that should have begun and has not.
 */
export function addProgress(draft: Draft, dates: PlannedDates): void {
  const dice = new Dice(draft.settings.seed, 'progress');
  const statusDate = statusDateOf(draft, dates, dice);
  draft.statusDate = statusDate;
  if (!draft.settings.features.progress) return;
  for (const [position, task] of draft.tasks.entries()) {
    if (task.summary || task.levelOfEffort || task.inactive || task.given) continue;
    const planned = dates.state.start[position] as number;
    if (planned >= statusDate || dice.perMille(40)) continue;
    if (task.duration === 0) reportMilestone(task, planned, statusDate, dice);
    else report(new Reported(task, dates.calendarOf(task)), planned, statusDate, draft, dice);
  }
}

/** P6's data date begins a week; MS Project's status date ends a day. */
function statusDateOf({ start, settings }: Draft, { state }: PlannedDates, dice: Dice): number {
  const first = Math.floor(start / DAY);
  const last = Math.floor(state.projectFinish / DAY);
  const day = first + Math.floor(((last - first) * dice.between(15, 60)) / 100);
  return settings.rules === 'p6' ? (day - (day % 7)) * DAY + 480 : day * DAY + 1020;
}

function reportMilestone(task: DraftTask, planned: number, statusDate: number, dice: Dice): void {
  const reached = planned + (dice.perMille(200) ? DAY : 0);
  if (reached > statusDate) return;
  task.actualStart = reached;
  task.actualFinish = reached;
  task.percentComplete = 100;
}

function report(
  work: Reported,
  planned: number,
  statusDate: number,
  draft: Draft,
  dice: Dice,
): void {
  const slip = dice.weighted([
    [70, 0],
    [22, 60 * dice.between(1, 24)],
    [8, -60 * dice.between(1, 8)],
  ]);
  const started = work.startAfter(planned, slip);
  if (started >= statusDate || started < draft.start) return;
  const length = Math.max(15, quarterHours((work.length * dice.between(70, 140)) / 100));
  const finished = work.finishAfter(started, length);
  if (finished <= statusDate) {
    work.complete(started, finished, length);
    return;
  }
  const worked = work.between(started, statusDate);
  const done = Math.min(quarterHours((worked * dice.between(60, 100)) / 100), length - 15);
  work.underWay(started, Math.max(0, done), length);
  const isInterrupted = dice.perMille(120);
  if (!isInterrupted) return;
  work.task.resume = work.startAfter(statusDate, 0) + DAY * dice.between(0, 6);
  if (draft.settings.rules === 'p6') work.task.suspend = Math.min(statusDate, started + DAY);
}

function quarterHours(minutes: number): number {
  return 15 * Math.round(minutes / 15);
}

/** A task whose dates move on its calendar, or by the clock when its duration is elapsed. */
class Reported {
  constructor(
    readonly task: DraftTask,
    private readonly calendar: WorkingCalendar,
  ) {}

  get length(): number {
    return this.task.duration;
  }

  startAfter(moment: number, slip: number): number {
    if (this.task.elapsed) return moment + slip;
    return this.calendar.nextStart(this.calendar.add(moment, slip));
  }

  finishAfter(start: number, length: number): number {
    return this.task.elapsed ? start + length : this.calendar.add(start, length);
  }

  between(start: number, end: number): number {
    return this.task.elapsed ? end - start : this.calendar.work(start, end);
  }

  complete(started: number, finished: number, length: number): void {
    this.task.actualFinish = finished;
    this.task.percentComplete = 100;
    this.set(started, length, length);
  }

  underWay(started: number, done: number, length: number): void {
    this.task.percentComplete = Math.floor((100 * done) / length);
    this.set(started, done, length);
  }

  private set(started: number, done: number, length: number): void {
    const { task } = this;
    task.actualStart = started;
    task.duration = length;
    task.remaining = length - done;
    task.actualDuration = done;
    task.assignments = task.assignments?.map((one) => ({
      ...one,
      minutes: length,
      remainingMinutes: length - done,
      actualMinutes: done,
    })) as typeof task.assignments & object;
    if (task.assignments === undefined) delete task.assignments;
  }
}
