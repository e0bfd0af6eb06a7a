import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  type LinkInput,
  LinkType,
  NONE,
  type Schedule,
} from '@throughline/engine';
import { Dice } from './dice.ts';

/** One change of a scheduled plan, as people make them. */
export type PlanEdit =
  | {
      readonly kind: 'activity';
      readonly what: string;
      readonly activity: number;
      readonly input: ActivityInput;
    }
  | { readonly kind: 'links'; readonly what: string; readonly links: readonly LinkInput[] };

export interface EditChoices {
  /** Edits of links too; they cost a full pass. */
  readonly links?: boolean;
  /** As late as possible, and tasks taken out of the plan: edits that cost a full pass as well. */
  readonly shape?: boolean;
}

/** A seeded stream of edits, each made up for the plan as it then stands. */
export class RandomEdits {
  private readonly dice: Dice;
  private readonly choices: EditChoices;

  constructor(seed: number, choices: EditChoices = { links: true, shape: true }) {
    this.dice = new Dice(seed, 'edits');
    this.choices = choices;
  }

  next(schedule: Schedule): PlanEdit {
    const { inputs } = schedule.network.activities;
    if (this.choices.links && this.dice.perMille(120)) return this.editLinks(schedule);
    for (;;) {
      const activity = this.dice.between(0, inputs.length - 1);
      const before = inputs[activity] as ActivityInput;
      if (before.kind === ActivityKind.Summary || before.kind === ActivityKind.WbsSummary) continue;
      const [what, change] = this.change(before, activity, schedule);
      return { kind: 'activity', what, activity, input: changed(before, change) };
    }
  }

  private change(before: ActivityInput, activity: number, schedule: Schedule): [string, Change] {
    const { dice } = this;
    const isComplete = before.actualFinish !== undefined;
    const isP6 = schedule.state.options.rules === 'p6';
    const changes: [number, string, () => Change][] = [
      [isComplete ? 2 : 30, 'duration', () => this.duration(before)],
      [20, 'progress', () => this.progress(before, activity, schedule)],
      [14, 'constraint', () => this.constraint(before, activity, schedule)],
      [3, 'calendar', () => ({ calendar: dice.between(0, 5) })],
      [4, 'assignments', () => this.assignments(before)],
    ];
    if (this.choices.shape) changes.push([2, 'move', () => this.move(before, schedule)]);
    if (isP6) {
      changes.push([6, 'expected finish', () => this.expectedFinish(before, activity, schedule)]);
    } else {
      changes.push(
        [6, 'deadline', () => this.deadline(activity, schedule)],
        [3, 'elapsed', () => ({ elapsed: before.elapsed ? undefined : true })],
        [3, 'levelling delay', () => ({ levelingDelay: 720 * dice.between(0, 4) || undefined })],
        [3, 'split', () => this.split(before)],
        [4, 'by hand', () => this.byHand(before, activity, schedule)],
        [
          this.choices.shape ? 2 : 0,
          'inactive',
          () => ({ inactive: !before.inactive || undefined }),
        ],
      );
    }
    const [what, change] = dice.weighted(
      changes.map(([weight, name, make]) => [weight, [name, make] as const] as const),
    );
    return [what, change()];
  }

  /** What is done stays done. */
  private duration(before: ActivityInput): Change {
    const done = before.duration - before.remaining;
    const remaining = before.milestone ? 0 : this.length();
    const isComplete = before.actualFinish !== undefined;
    return isComplete
      ? { duration: Math.max(15, done), remaining: 0 }
      : { duration: done + remaining, remaining, assignments: worked(before, done, remaining) };
  }

  private length(): number {
    return this.dice.weighted([
      [60, 240 * this.dice.between(1, 20)],
      [30, 15 * this.dice.between(1, 60)],
      [5, 0],
      [5, 4800 * this.dice.between(1, 8)],
    ]);
  }

  private progress(before: ActivityInput, activity: number, { state }: Schedule): Change {
    const { dice } = this;
    const planned = state.start[activity] as number;
    if (planned === NONE) return {};
    if (before.actualStart === undefined) {
      const started = planned + 60 * dice.between(-30, 100);
      const isDone = before.duration === 0 || dice.perMille(300);
      const part = isDone ? before.duration : this.partOf(before.duration);
      const finish = started + 60 * dice.between(0, 100);
      return {
        actualStart: Math.max(0, started),
        ...(isDone ? { actualFinish: Math.max(0, finish) } : {}),
        ...this.done(before, part),
      };
    }
    if (before.actualFinish !== undefined || dice.perMille(150)) {
      const nothing = { actualStart: undefined, actualFinish: undefined, resume: undefined };
      return { ...nothing, ...this.done(before, 0), actualDuration: undefined };
    }
    if (dice.perMille(400)) {
      const finish = (state.finish[activity] as number) + 60 * dice.between(-20, 20);
      const actualFinish = Math.max(before.actualStart, finish);
      return { actualFinish, resume: undefined, ...this.done(before, before.duration) };
    }
    const resume = dice.perMille(300) ? planned + 60 * dice.between(0, 300) : undefined;
    return { resume, ...this.done(before, this.partOf(before.duration)) };
  }

  private partOf(duration: number): number {
    return Math.floor((duration * this.dice.between(0, 95)) / 100);
  }

  private done(before: ActivityInput, done: number): Change {
    const remaining = before.duration - done;
    return {
      remaining,
      actualDuration: done,
      percentComplete: before.duration === 0 ? 0 : Math.floor((100 * done) / before.duration),
      assignments: worked(before, done, remaining),
    };
  }

  private constraint(
    before: ActivityInput,
    activity: number,
    { state, network }: Schedule,
  ): Change {
    const { dice } = this;
    const none = { constraint: undefined, constraintDate: undefined };
    const date = state.start[activity] as number;
    if (date === NONE || (before.constraint !== undefined && dice.perMille(500))) return none;
    if (this.choices.shape && dice.perMille(30)) {
      return { constraint: Constraint.AsLateAsPossible, constraintDate: undefined };
    }
    const constraint = dice.oneOf(
      state.options.rules === 'p6' ? DATED_CONSTRAINTS : DATED_CONSTRAINTS.slice(0, -2),
    );
    const moved = date + 60 * dice.between(-100, 200);
    const isTidy = dice.perMille(800);
    const calendar = network.calendars[before.calendar];
    const constraintDate = Math.max(0, isTidy ? (calendar?.nextStart(moved) ?? moved) : moved);
    return { constraint, constraintDate };
  }

  private deadline(activity: number, { state }: Schedule): Change {
    const finish = state.finish[activity] as number;
    if (finish === NONE || this.dice.perMille(300)) return { deadline: undefined };
    return { deadline: Math.max(0, finish + 60 * this.dice.between(-100, 300)) };
  }

  private expectedFinish(before: ActivityInput, activity: number, { state }: Schedule): Change {
    const finish = state.finish[activity] as number;
    if (before.expectedFinish !== undefined || finish === NONE)
      return { expectedFinish: undefined };
    return { expectedFinish: Math.max(0, finish + 60 * this.dice.between(-50, 100)) };
  }

  private assignments(before: ActivityInput): Change {
    if (before.assignments !== undefined || before.milestone || before.elapsed) {
      return { assignments: undefined };
    }
    const one = () => ({
      calendar: this.dice.between(0, 5),
      minutes: before.duration,
      remainingMinutes: before.remaining,
      actualMinutes: before.duration - before.remaining,
    });
    return { assignments: this.dice.perMille(300) ? [one(), one()] : [one()] };
  }

  /** Under another summary. */
  private move(before: ActivityInput, { network }: Schedule): Change {
    const { summaries } = network.hierarchy;
    return { parent: summaries.length === 0 ? before.parent : this.dice.oneOf(summaries) };
  }

  private split(before: ActivityInput): Change {
    if (before.splits !== undefined || before.duration < 600) return { splits: undefined };
    return { splits: [{ afterMinutes: 240, gapMinutes: 480 * this.dice.between(1, 3) }] };
  }

  private byHand(before: ActivityInput, activity: number, { state }: Schedule): Change {
    const start = (state.start[activity] as number) + 1440 * this.dice.between(-3, 6);
    if (before.manual || start < 0) {
      return { manual: undefined, givenStart: undefined, givenFinish: undefined };
    }
    const finish = start + before.duration + 1440 * this.dice.between(0, 4);
    return { manual: true, givenStart: start, givenFinish: finish };
  }

  private editLinks({ network, state }: Schedule): PlanEdit {
    const { dice } = this;
    const isP6 = state.options.rules === 'p6';
    const links = [...network.ownLinks];
    const at = links.length === 0 ? -1 : dice.between(0, links.length - 1);
    const kind = at < 0 ? 2 : dice.between(0, 3);
    if (kind === 0) {
      links.splice(at, 1);
      return { kind: 'links', what: 'remove link', links };
    }
    if (kind === 1) {
      const { from, to } = links[at] as LinkInput;
      links[at] = { from, to, ...this.typeAndLag(isP6) };
      return { kind: 'links', what: 'change link', links };
    }
    const last = network.activities.inputs.length - 1;
    let [from, to] = [dice.between(0, last), dice.between(0, last)];
    // Nearly always with time, so that few of them close a circle.
    const isAgainst = (state.start[from] as number) > (state.start[to] as number);
    if (isAgainst && dice.perMille(900)) [from, to] = [to, from];
    links.push({ from, to, ...this.typeAndLag(isP6) });
    return { kind: 'links', what: 'add link', links };
  }

  private typeAndLag(isP6: boolean): Pick<LinkInput, 'type' | 'lag' | 'elapsed' | 'percent'> {
    const { dice } = this;
    const type = dice.oneOf(Object.values(LinkType));
    const kind = dice.between(0, isP6 ? 7 : 9);
    if (kind < 5) return { type };
    if (kind < 8) return { type, lag: 60 * dice.between(-20, 60) };
    if (kind < 9) return { type, lag: 60 * dice.between(-20, 60), elapsed: true };
    return { type, percent: dice.oneOf([25, 50, -50, 100]) };
  }
}

const DATED_CONSTRAINTS = [
  Constraint.StartNoEarlierThan,
  Constraint.FinishNoEarlierThan,
  Constraint.StartNoLaterThan,
  Constraint.FinishNoLaterThan,
  Constraint.MustStartOn,
  Constraint.MustFinishOn,
  Constraint.StartOn,
  Constraint.FinishOn,
] as const;

type Change = { -readonly [K in keyof ActivityInput]?: ActivityInput[K] | undefined };

/** The input with what changes; what becomes undefined is left out, as in a plan read anew. */
function changed(before: ActivityInput, change: Change): ActivityInput {
  const after = { ...before, ...change };
  const said = Object.entries(after).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as unknown as ActivityInput;
}

function worked(before: ActivityInput, done: number, remaining: number): Change['assignments'] {
  return before.assignments?.map((one) => ({
    ...one,
    minutes: done + remaining,
    remainingMinutes: remaining,
    actualMinutes: done,
  }));
}
