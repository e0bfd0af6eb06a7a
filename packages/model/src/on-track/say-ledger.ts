import { type ComputedPlan, computePlan, type Moments, whyTask } from '../computed/index.ts';
import type { Branch, Change, History } from '../history/index.ts';
import { scaleOf } from '../notation/index.ts';
import type { EventRecord, RecordId, Records } from '../plan/index.ts';
import { type LedgerLine, LineWords } from '../slip/index.ts';
import { Durations, dayOfYearText, PlanNames, sayEdit } from '../words/index.ts';
import { onTrack } from './on-track.ts';

const STANDING: Readonly<Record<EventRecord['standing'], string>> = {
  approved: 'approved',
  'within-tolerance': 'within tolerance',
  unapproved: 'not approved',
};

/** What a line is about, and what is to be said beside it. */
export interface SaidLine {
  readonly title: string;
  readonly details: readonly string[];
  /** Somebody gave it a name: an event or a branch. */
  readonly isNamed: boolean;
}

/** The stretch of a log that a ledger is of, and the plan that it ends in. */
export interface LedgerStretch {
  readonly history: History;
  readonly branches: Iterable<Branch>;
  readonly moments: Moments;
  /** What is said is said in the names of this state. */
  readonly records: Records;
  readonly start: Records;
  readonly changes: readonly Change[];
  readonly end: Records;
  /** It ends in a branch, whose changes are not in the log. */
  readonly isBranch: boolean;
}

/** Says the lines of a ledger in the words of the people who wrote the changes. */
export class LedgerSaying {
  protected readonly changeBySeq: ReadonlyMap<number, Change>;
  private readonly durations: Durations;
  private readonly names: PlanNames;
  private readonly namesBefore: PlanNames;
  private readonly wordsByUpdate = new Map<number, LineWords>();

  constructor(private readonly told: LedgerStretch) {
    this.changeBySeq = new Map(told.changes.map((change) => [change.seq, change]));
    this.durations = new Durations(told.records.project.minutesPerDay);
    this.names = new PlanNames(told.end);
    this.namesBefore = new PlanNames(told.start);
  }

  of(line: LedgerLine): SaidLine {
    const { records, branches } = this.told;
    const event = line.event === null ? undefined : records.find('event', line.event);
    const branch = [...branches].find(({ id }) => id === line.changeRequest);
    const details = [
      line.responsible ?? '',
      line.standing === null ? '' : STANDING[line.standing],
      this.absorbed(line),
      this.jump(line),
      this.source(line),
    ].filter((part) => part !== '');
    if (event !== undefined) return { title: event.name, details, isNamed: true };
    if (branch !== undefined) {
      return { title: branch.name, details: ['a branch', ...details], isNamed: true };
    }
    return { title: this.edits(line), details, isNamed: false };
  }

  /** A guess is marked as one. */
  cause({ cause, guessed }: LedgerLine): string {
    return guessed && cause !== 'no update' && cause !== 'unexplained' ? `${cause}?` : cause;
  }

  /** What was edited, in the log's own sentence. */
  private edits(line: LedgerLine): string {
    const { seqs, kind, records } = line;
    if (kind === 'time-passed') return this.withoutNews();
    if (kind === 'residual') return 'Not explained by anything that was changed';
    const changes = seqs.flatMap((seq) => this.changeBySeq.get(seq) ?? []);
    const [main] = records;
    const change =
      changes.find(({ diff }) => main !== undefined && touches(diff, main)) ?? changes[0];
    if (change === undefined) return main === undefined ? kind : this.name(main);
    if (change.edit.kind === 'plan.update') return this.brought(line, change);
    const more = changes.length - 1;
    const rest = more === 0 ? '' : more === 1 ? ' and 1 more edit' : ` and ${more} more edits`;
    return this.said(change) + rest;
  }

  /** A file says no edit: what it made different does. */
  private brought(line: LedgerLine, change: Change): string {
    const differs = this.differencesOf(change)?.of(line);
    if (differs !== undefined) return `${differs.title}: ${differs.detail}`;
    const [main] = line.records;
    return main === undefined ? line.kind : this.name(main);
  }

  /** Between the plan before an update and after it. */
  private differencesOf({ seq, group }: Change): LineWords | undefined {
    const first = seq - (group?.index ?? 0);
    const known = this.wordsByUpdate.get(first);
    if (known !== undefined) return known;
    const { history, moments, isBranch } = this.told;
    if (isBranch) return undefined;
    const [before, after] = [history.at(first - 1), history.at(seq)];
    if (before.count('project') === 0) return undefined;
    const [earlier, later] = [computePlan(before, moments), computePlan(after, moments)];
    if ('code' in earlier || 'code' in later) return undefined;
    const words = new LineWords({ earlier, later });
    this.wordsByUpdate.set(first, words);
    return words;
  }

  private said({ edit, diff }: Change): string {
    const name = this.names.nameOf(diff.removed);
    return sayEdit({ edit, diff }, name, scaleOf(this.told.end.project));
  }

  private withoutNews(): string {
    const [first, ...others] = this.pushedAlong();
    if (first === undefined) return 'Time passed, and what nobody reported on moved along';
    if (others.length === 0)
      return `No update on ${this.name(first)}: time passed, and it moved along`;
    const [next] = others;
    const names =
      others.length === 1 && next !== undefined
        ? ` and ${this.name(next)}`
        : ` and ${others.length} more`;
    return `No update on ${this.name(first)}${names}: time passed, and they moved along`;
  }

  /** On the way to the finish: what should have begun, and what has begun and is done later than planned since. */
  private pushedAlong(): readonly RecordId[] {
    const { end: records, moments } = this.told;
    const end = computePlan(records, moments);
    if ('code' in end) return [];
    const { longestPath, status } = onTrack(end);
    return longestPath
      .map(({ taskId }) => taskId)
      .filter((id) => {
        const task = records.find('task', id);
        if (task === undefined || task.actualFinish !== undefined) return false;
        const [planned, forecast] = [end.schedule.task(id), end.forecast.task(id)];
        return task.actualStart === undefined
          ? (planned.start ?? '') < status.moment.at &&
              (forecast.start ?? '') > (planned.start ?? '')
          : (forecast.finish ?? '') > (planned.finish ?? '');
      })
      .filter((id) => !this.waitsForAnother(end, id));
  }

  /** A task that begins later because another does was not held up by itself. */
  private waitsForAnother(end: ComputedPlan, id: RecordId): boolean {
    const task = this.told.end.find('task', id);
    if (task?.actualStart !== undefined) return false;
    const { start } = whyTask(end, 'forecast', id);
    return start[0]?.causes[0]?.by !== 'status-date' && start[0]?.causes[0]?.by !== 'data-date';
  }

  private absorbed({ absorbed }: LedgerLine): string {
    return absorbed > 0 ? `${this.durations.short(absorbed)} absorbed by float` : '';
  }

  /** The file that brought it; an event may have come from several. */
  private source({ seqs, event }: LedgerLine): string {
    const [seq] = seqs;
    const edit = seq === undefined || event !== null ? undefined : this.changeBySeq.get(seq)?.edit;
    return edit?.kind === 'plan.update' ? edit.source.name : '';
  }

  private jump({ jump }: LedgerLine): string {
    if (jump === null) return '';
    const { calendar, task, from, to } = jump;
    const window = this.told.end.find('calendar', calendar)?.name ?? 'its window';
    const moved = `${dayOfYearText(from)} → ${dayOfYearText(to)}`;
    return `${this.name(task)} missed its window in ${window}: ${moved}`;
  }

  private name(id: RecordId): string {
    const { start, end } = this.told;
    const record = end.get(id) ?? start.get(id);
    if (record?.kind === 'task') {
      return (end.get(id) === undefined ? this.namesBefore : this.names).taskTitleOf(id);
    }
    return record !== undefined && 'name' in record && record.name ? record.name : id;
  }
}

function touches({ added, updated, removed }: Change['diff'], id: RecordId): boolean {
  return [added, updated, removed].some((part) => Object.hasOwn(part, id));
}
