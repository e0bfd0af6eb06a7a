import {
  type Branch,
  branchFault,
  branchRecords,
  type Change,
  type ComputedPlan,
  computePlan,
  type History,
  type Moments,
  PlanNames,
  RECORDS_VERSION,
  type Reader,
  type RecordId,
  type Records,
  type StatusMoment,
  sayEdit,
  sayUnschedulable,
  scaleOf,
  statusMoment,
  type Unschedulable,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { localTimeOf, momentOf } from './moment.ts';
import { NOT_FOUND, type NoAnswer } from './no-answer.ts';

/** Who asks, and of which state: of the plan as it is where nothing else is named. */
export interface Asking {
  readonly reader: Reader;
  /** The clock's, local, which counts where the plan has no status date of its own. */
  readonly now: string;
  /** A moment of the log: see `momentOf`. */
  readonly asOf?: string | undefined;
  /** As this branch has the plan, on its own base. */
  readonly branch?: string | undefined;
}

/** One state of a project's plan, and everything that an answer about it needs. Used in one go. */
export class AskedPlan {
  readonly history: History;
  readonly #dates: () => ComputedPlan | Unschedulable;
  #computed: ComputedPlan | Unschedulable | undefined;
  #names: PlanNames | undefined;

  constructor(
    readonly project: HotProject,
    readonly records: Records,
    /** The last change that it has; a branch's own changes come after it. */
    readonly seq: number,
    readonly moments: Moments,
    readonly branch: Branch | undefined,
    readonly isPresent: boolean,
  ) {
    this.history = project.history;
    this.#dates = isPresent
      ? () => project.computed(moments.now as string)
      : () => computePlan(records, moments);
  }

  get computed(): ComputedPlan | Unschedulable {
    this.#computed ??= this.#dates();
    return this.#computed;
  }

  get names(): PlanNames {
    this.#names ??= new PlanNames(this.records);
    return this.#names;
  }

  get branches(): Branch[] {
    return [...this.project.branches.values()];
  }

  /** Changes that the state consists of, oldest first: those of its branch among them. */
  get changes(): readonly Change[] {
    const changes = this.history.changes.slice(0, this.seq);
    return this.branch === undefined ? changes : [...changes, ...this.branch.changes];
  }

  /** What a change did, as one line, in the names that the plan has now or had when the record went. */
  said({ edit, diff }: Change): string {
    return sayEdit({ edit, diff }, this.names.nameOf(diff.removed), scaleOf(this.records.project));
  }

  /** What every answer says of itself: of which state it speaks, and by which rules. */
  get about(): About {
    const { history, seq, branch, project } = this;
    return {
      seq,
      head: history.head,
      revision: project.revision,
      at: history.changes[seq - 1]?.at ?? null,
      branch: branch?.id ?? null,
      status: statusMoment(this.records.project, this.moments),
      rules: this.records.project.rules,
      minutesPerDay: this.records.project.minutesPerDay,
      recordsVersion: RECORDS_VERSION,
    };
  }

  undated(fault: Unschedulable, field?: string): NoAnswer {
    return {
      noAnswer: 'unschedulable',
      fault,
      sentence: this.whyUndated(fault),
      ...(field !== undefined && { field }),
    };
  }

  whyUndated(fault: Unschedulable): string {
    return plain(sayUnschedulable(fault, this.names.nameOf()));
  }
}

export interface About {
  readonly seq: number;
  readonly head: number;
  readonly revision: number;
  /** When the last change was made, UTC; null before the first. */
  readonly at: string | null;
  readonly branch: RecordId | null;
  /** The moment that "not yet done" is measured from. */
  readonly status: StatusMoment;
  readonly rules: string;
  /** Working minutes of a day: what `1d` is. */
  readonly minutesPerDay: number;
  readonly recordsVersion: number;
}

/** The state that is asked about. */
export function askedPlan(project: HotProject, asking: Asking): AskedPlan | NoAnswer {
  const { asOf, branch: branchId, now } = asking;
  const { history } = project;
  const moments = { now: `${now.slice(0, 13)}:00` };
  if (branchId !== undefined) {
    const branch = project.branches.get(branchId as RecordId);
    if (branch === undefined || branchFault(history, branch) !== undefined) return NOT_FOUND;
    const records = branchRecords(history, branch);
    return planned(new AskedPlan(project, records, branch.base, moments, branch, false));
  }
  if (asOf === undefined) {
    const { records, head } = history;
    return planned(new AskedPlan(project, records, head, moments, undefined, true));
  }
  const seq = momentOf(history, asOf, 'asOf');
  if (typeof seq !== 'number') return seq;
  return planned(planAtSeq(project, seq));
}

/** The plan as it was after the change; its clock shows the moment of the change. */
export function planAtSeq(project: HotProject, seq: number): AskedPlan {
  const change = project.history.changes[seq - 1];
  const at = change === undefined ? undefined : localTimeOf(change);
  const moments = at === undefined ? {} : { asOf: at, now: at };
  return new AskedPlan(project, project.history.at(seq), seq, moments, undefined, false);
}

/** Before its first change a plan has nothing to say. */
function planned(asked: AskedPlan): AskedPlan | NoAnswer {
  if (asked.records.count('project') > 0) return asked;
  const { history } = asked;
  if (asked.isPresent || history.head === 0) {
    return { noAnswer: 'refused', refusal: { code: 'project-missing', parameters: {} } };
  }
  const accepted = [`1 to ${history.head}`];
  return { noAnswer: 'moment-unknown', field: 'asOf', accepted };
}

/** A sentence for programs: dates and lengths in it have spaces like any other. */
export function plain(sentence: string): string {
  return sentence.replaceAll('\u00a0', ' ');
}
