import {
  type ActivityInput,
  buildNetwork,
  Constraint,
  FinishPass,
  type LinkInput,
  type Network,
  type WorkingCalendar,
  withLinks,
} from '@throughline/engine';
import {
  activityOf,
  linkInput,
  type PlanContext,
  type PlanNetwork,
  scheduleOptions,
} from '../computed/index.ts';
import { canonicalJson, type RecordId, type TaskRecord } from '../plan/index.ts';
import type { CoalitionRecords } from './coalition-records.ts';
import { CompiledCalendars, madeOf } from './compiled-calendars.ts';

/** A task that the coalition does not have is dated, and nothing hears of it (NET-2). */
const ABSENT = { calendar: 0, duration: 0, remaining: 0, inactive: true };

/** What one coalition's activity is, where more is known of it than its task says. */
export type Adjust = (task: TaskRecord, input: ActivityInput) => ActivityInput;

/**
 * The engine's network of one coalition after another, over all tasks that any of them has. Only what the
 * records say has changed is changed: the rest of the arrays, their order and the calendars stay.
 */
export class CoalitionNetwork {
  private readonly inputs: ActivityInput[];
  /** By their place among the links of the union. */
  private readonly links: (LinkInput | undefined)[];
  private readonly indexOfLink: ReadonlyMap<RecordId, number>;
  private context: PlanContext;
  private readonly calendars = new CompiledCalendars();
  private compiled: readonly WorkingCalendar[] | undefined;
  private network: Network | undefined;
  /** What the network does not show yet. */
  private stale: 'nothing' | 'calendars' | 'links' | 'everything' = 'everything';
  private isFaulty = false;
  /** Time comes and goes with every order of joining: a pass for each status moment is kept up. */
  private passes: { of?: Network; byOptions: Map<string, FinishPass> } = { byOptions: new Map() };

  /** `union`: the network of all records that any coalition has. */
  constructor(
    private readonly held: CoalitionRecords,
    private readonly union: PlanNetwork,
    private readonly adjust: Adjust,
    private readonly earlyOnly: boolean,
  ) {
    this.context = { ...union.context, records: held.records };
    this.inputs = union.taskIds.map((id) => this.inputOf(id));
    this.links = union.linkIds.map((id) => this.linkOf(id));
    this.indexOfLink = new Map(union.linkIds.map((id, index) => [id, index]));
  }

  indexOf(task: RecordId): number | undefined {
    return this.context.indexOfTask.get(task);
  }

  /**
   * The coalition that the records show, ready to be asked when it finishes, with work not done at or after
   * `forecastFrom`; undefined where it has no network.
   */
  current(forecastFrom: number): FinishPass | undefined {
    const network = this.renewed();
    if (network === undefined) return undefined;
    if (this.passes.of !== network) this.passes = { of: network, byOptions: new Map() };
    const { project, projectCalendar } = this.context;
    const options = { ...scheduleOptions(project, projectCalendar), forecastFrom };
    const key = canonicalJson(options);
    let pass = this.passes.byOptions.get(key);
    if (pass === undefined) {
      pass = new FinishPass(network, options, { earlyOnly: this.earlyOnly });
      const [oldest] = this.passes.byOptions.keys();
      if (this.passes.byOptions.size === MOST_PASSES)
        this.passes.byOptions.delete(oldest as string);
      this.passes.byOptions.set(key, pass);
    }
    return pass;
  }

  /** One task as the coalition has it. */
  activity(task: RecordId): ActivityInput {
    return this.inputs[this.indexOf(task) as number] as ActivityInput;
  }

  /** The calendars of the coalition, compiled; the same ones again where they have not changed. */
  compiledCalendars(): readonly WorkingCalendar[] | undefined {
    const { definitions } = this.context.calendars;
    if (this.compiled?.length === definitions.length) return this.compiled;
    const calendars = this.calendars.compile(definitions, (index) => this.versionOf(index));
    this.compiled = Array.isArray(calendars) ? calendars : undefined;
    return this.compiled;
  }

  /** Ids of the calendars that a calendar (by index) is made of. */
  calendarIds(index: number): RecordId[] {
    const { definitions, ids } = this.context.calendars;
    return madeOf(definitions, index).map((one) => ids[one] as RecordId);
  }

  private renewed(): Network | undefined {
    const { network } = this;
    // A task may have begun to share the time of two calendars.
    if (network?.calendars.length !== this.context.calendars.definitions.length) {
      this.mark('calendars');
    }
    if (network === undefined || this.isFaulty || this.stale !== 'nothing') this.renew();
    return this.isFaulty ? undefined : this.network;
  }

  /** Takes up that these records are others than before, and that these tasks are to be asked for again. */
  take(changed: readonly RecordId[], alsoTasks: Iterable<RecordId> = []): void {
    const tasks = new Set<RecordId>(alsoTasks);
    for (const id of changed) this.takeRecord(id, tasks);
    for (const task of tasks) this.takeTask(task);
  }

  private takeRecord(id: RecordId, tasks: Set<RecordId>): void {
    const { records, union } = this.held;
    const record = records.get(id) ?? union.get(id);
    switch (record?.kind) {
      case 'task':
        tasks.add(id);
        // Whether it has children decides what a task is.
        for (const parent of this.parentsOf(id)) tasks.add(parent);
        break;
      case 'link':
        this.links[this.indexOfLink.get(id) as number] = this.linkOf(id);
        this.mark('links');
        break;
      case 'assignment':
        tasks.add(record.taskId);
        break;
      case 'resource':
        for (const { taskId } of records.referrers(id, 'assignment')) tasks.add(taskId);
        break;
      case 'calendar':
        this.context.calendars.replace(record);
        this.compiled = undefined;
        this.mark('calendars');
        break;
      case 'project': {
        const before = this.context.project;
        const projectCalendar = this.context.calendars.index(record.calendarId) ?? 0;
        this.context = { ...this.context, project: record, projectCalendar };
        if (before.rules === record.rules && before.calendarId === record.calendarId) break;
        for (const task of this.union.taskIds) tasks.add(task);
      }
    }
  }

  private parentsOf(task: RecordId): RecordId[] {
    const index = this.indexOf(task) as number;
    const before = this.union.taskIds[(this.inputs[index] as ActivityInput).parent];
    const { records, union } = this.held;
    const now = records.find('task', task)?.parent;
    const ever = union.find('task', task)?.parent;
    return [before, now, ever].filter((parent) => parent !== undefined);
  }

  private takeTask(task: RecordId): void {
    const index = this.indexOf(task) as number;
    const before = this.inputs[index] as ActivityInput;
    const after = this.inputOf(task);
    this.inputs[index] = after;
    if (before.kind !== after.kind || before.parent !== after.parent) this.mark('everything');
    else if (followsOtherLinks(before, after)) this.mark('links');
    this.network?.activities.set(index, after);
    if (this.passes.of !== this.network) return;
    for (const pass of this.passes.byOptions.values()) pass.set(index, after);
  }

  private inputOf(id: RecordId): ActivityInput {
    const task = this.held.records.find('task', id);
    if (task !== undefined) return this.adjust(task, activityOf(this.context, task));
    // In its place in the outline: so that coming and going makes no other network.
    const { kind, parent } = this.union.input.activities[
      this.indexOf(id) as number
    ] as ActivityInput;
    return { ...ABSENT, kind, parent };
  }

  private linkOf(id: RecordId): LinkInput | undefined {
    const link = this.held.records.find('link', id);
    if (link === undefined) return undefined;
    const { indexOfTask } = this.context;
    const from = indexOfTask.get(link.from) as number;
    return linkInput(link, from, indexOfTask.get(link.to) as number);
  }

  private mark(stale: 'calendars' | 'links' | 'everything'): void {
    if (STALENESS.indexOf(stale) > STALENESS.indexOf(this.stale)) this.stale = stale;
  }

  private renew(): void {
    const before = this.network;
    this.isFaulty = true;
    const calendars = this.compiledCalendars();
    if (calendars === undefined) return;
    if (before === undefined || this.stale === 'everything') {
      const activities = this.inputs;
      const links = this.links.filter((link) => link !== undefined);
      const built = buildNetwork({
        calendars: this.context.calendars.definitions,
        activities,
        links,
      });
      this.network = undefined;
      if ('code' in built) return;
      this.network = { ...built, calendars };
    } else if (this.stale === 'links') {
      const links = this.links.filter((link) => link !== undefined);
      const linked = withLinks({ ...before, calendars }, links, new Map(), before);
      if ('code' in linked) return;
      this.network = linked;
    } else {
      this.network = { ...before, calendars };
    }
    this.isFaulty = false;
    this.stale = 'nothing';
  }

  /** Shared times are known by the calendars they are shared of. */
  private versionOf(calendar: number): string {
    return this.held.versionOf(this.context.calendars.ids[calendar] as RecordId);
  }
}

/** Each is kept up with everything that changes; of one reporting period there are two. */
const MOST_PASSES = 4;

/** What a pass over the same network cannot take up; see FinishPass.set. */
function followsOtherLinks(before: ActivityInput, after: ActivityInput): boolean {
  return (
    (before.inactive ?? false) !== (after.inactive ?? false) ||
    (after.constraint === Constraint.AsLateAsPossible && before.constraint !== after.constraint)
  );
}

const STALENESS = ['nothing', 'calendars', 'links', 'everything'];
