import { Constraint } from '@throughline/engine';
import { Dice } from './dice.ts';
import type { Draft, DraftTask } from './draft.ts';
import type { PlannedDates } from './planned-dates.ts';

const DAY = 1440;
const MORNING = 480;
const EVENING = 1020;

/** Dates that people impose: constraints, deadlines, tasks planned by hand, tasks switched off. */
export function addImposed(draft: Draft, dates: PlannedDates): void {
  const { features, seed } = draft.settings;
  const constraints = new Dice(seed, 'constraints');
  const deadlines = new Dice(seed, 'deadlines');
  const manual = new Dice(seed, 'manual');
  const inactive = new Dice(seed, 'inactive');
  const late = new Dice(seed, 'as late as possible');
  const expected = new Dice(seed, 'expected finishes');
  const last = draft.tasks.length - 1;
  for (const [position, task] of draft.tasks.entries()) {
    if (task.summary || task.levelOfEffort) continue;
    const start = dates.state.start[position] as number;
    const finish = dates.state.finish[position] as number;
    const isOpen = task.actualStart === undefined;
    const often = task.milestone ? 300 : 10;
    if (deadlines.perMille(often) && features.deadlines) {
      task.deadline = at(finish + DAY * deadlines.between(-5, 40), EVENING);
    }
    if (constraints.perMille(isOpen ? 18 : 4) && features.constraints && position < last) {
      constrain(task, start, finish, draft, constraints);
    }
    if (expected.perMille(10) && draft.settings.rules === 'p6' && !task.milestone) {
      task.expectedFinish = at(finish + DAY * expected.between(-3, 10), EVENING);
    }
    if (late.perMille(2) && features.asLateAsPossible && isOpen && !task.constraint) {
      task.constraint = { type: Constraint.AsLateAsPossible };
    }
    if (!isOpen || task.milestone) continue;
    if (inactive.perMille(5) && features.inactive) task.inactive = true;
    else if (manual.perMille(10) && features.manual) setByHand(task, start, dates, manual);
  }
}

function constrain(task: DraftTask, start: number, finish: number, draft: Draft, dice: Dice): void {
  const isP6 = draft.settings.rules === 'p6';
  const startLater = at(start + DAY * dice.between(0, 12), MORNING);
  const finishLater = at(finish + DAY * dice.between(-3, 20), EVENING);
  const type = dice.weighted<Constraint>([
    [46, Constraint.StartNoEarlierThan],
    [12, Constraint.FinishNoEarlierThan],
    [10, Constraint.StartNoLaterThan],
    [16, Constraint.FinishNoLaterThan],
    [6, Constraint.MustStartOn],
    [6, Constraint.MustFinishOn],
    [isP6 ? 4 : 0, Constraint.StartOn],
    [isP6 ? 4 : 0, Constraint.FinishOn],
  ]);
  const ofFinish =
    type === Constraint.FinishNoEarlierThan ||
    type === Constraint.FinishNoLaterThan ||
    type === Constraint.MustFinishOn ||
    type === Constraint.FinishOn;
  task.constraint = { type, date: ofFinish ? finishLater : startLater };
  if (isP6 && type === Constraint.StartNoEarlierThan && dice.perMille(150)) {
    task.secondConstraint = { type: Constraint.FinishNoLaterThan, date: finishLater };
  }
}

function setByHand(task: DraftTask, start: number, dates: PlannedDates, dice: Dice): void {
  const calendar = dates.calendarOf(task);
  const begins = calendar.nextStart(start + DAY * dice.between(0, 5));
  const ends = task.elapsed ? begins + task.duration : calendar.add(begins, task.duration);
  task.given = { start: begins, finish: ends };
}

function at(moment: number, timeOfDay: number): number {
  return Math.floor(moment / DAY) * DAY + timeOfDay;
}
