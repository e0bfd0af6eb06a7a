import {
  type Change,
  type ComputedPlan,
  computePlan,
  type EventRecord,
  type LedgerLine,
  onTrack,
  projectTitle,
  type RecordId,
  STATED_CAUSES,
  whyTask,
} from '@throughline/model';
import { personName, saidChange } from '../log/index.ts';
import { shownId, taskTitleOf } from '../plan-file/index.ts';
import { Durations, dayOfYear, type Text } from '../terminal/index.ts';
import type { AskedLedger } from './asked-ledger.ts';
import { LineWords } from './change-words.ts';

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

/** Says the lines of a ledger in the words of the people who wrote the changes. */
export class LedgerWords {
  private readonly changeBySeq: ReadonlyMap<number, Change>;
  private readonly durations: Durations;
  private readonly wordsByUpdate = new Map<number, LineWords>();

  constructor(private readonly asked: Omit<AskedLedger, 'ledger'>) {
    this.changeBySeq = new Map(asked.stretch.changes.map((change) => [change.seq, change]));
    this.durations = new Durations(asked.plan.records.project.minutesPerDay);
  }

  between(): string {
    const { plan, stretch } = this.asked;
    return `${projectTitle(plan.records.project)} · from ${stretch.fromWords} to ${stretch.toWords}`;
  }

  of(line: LedgerLine): SaidLine {
    const { plan } = this.asked;
    const event = line.event === null ? undefined : plan.records.find('event', line.event);
    const branch = plan.branches.find(({ id }) => id === line.changeRequest);
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
  cause({ cause, guessed }: LedgerLine): Text {
    return guessed && cause !== 'no update' && cause !== 'unexplained' ? `${cause}?` : cause;
  }

  /** Nobody did what was not done: who moved the status date is not to blame for it. */
  who({ authors, kind }: LedgerLine): string {
    if (kind === 'time-passed') return '';
    const names = authors.map((id) => personName(this.asked.plan.people, id));
    const [first = '', ...others] = names;
    return others.length === 0 ? first : `${first} +${others.length}`;
  }

  when({ first, last }: LedgerLine): string {
    if (first === null || last === null) return '';
    const [from, to] = [first, last].map((at) => dayOfYear(this.asked.zone.local(at)));
    return from === to ? `${from}` : `${from}–${to}`;
  }

  /** What was edited, in the log's own sentence. */
  private edits(line: LedgerLine): string {
    const { seqs, kind, records } = line;
    if (kind === 'time-passed') return this.withoutNews();
    if (kind === 'residual') return 'Not explained by anything that was changed';
    const { end } = this.asked.stretch;
    const changes = seqs.flatMap((seq) => this.changeBySeq.get(seq) ?? []);
    const [main] = records;
    const change =
      changes.find(({ diff }) => main !== undefined && touches(diff, main)) ?? changes[0];
    if (change === undefined) return main === undefined ? kind : this.name(main);
    if (change.edit.kind === 'plan.update') return this.brought(line, change);
    const more = changes.length - 1;
    const rest = more === 0 ? '' : more === 1 ? ' and 1 more edit' : ` and ${more} more edits`;
    return saidChange(change, end) + rest;
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
    const { plan, stretch } = this.asked;
    if (stretch.branch !== undefined) return undefined;
    const [before, after] = [plan.history.at(first - 1), plan.history.at(seq)];
    if (before.count('project') === 0) return undefined;
    const [earlier, later] = [computePlan(before, plan.moments), computePlan(after, plan.moments)];
    if ('code' in earlier || 'code' in later) return undefined;
    const words = new LineWords({ earlier, later });
    this.wordsByUpdate.set(first, words);
    return words;
  }

  /** What to type to say why; of a file that brought many things, only about this one. */
  howToExplain(line: LedgerLine): string | undefined {
    const [seq] = line.seqs;
    const { file, stretch } = this.asked;
    if (seq === undefined || stretch.branch !== undefined) return undefined;
    const cause = STATED_CAUSES.find((one) => one === line.cause);
    const said = `--cause ${cause === undefined ? 'CAUSE' : `"${cause}"`}`;
    const command = `throughline explain ${file === '-' ? 'PLAN' : file} ${seq} ${said}`;
    if (this.changeBySeq.get(seq)?.edit.kind !== 'plan.update') return command;
    const task = line.records
      .map((id) => stretch.end.find('task', id))
      .find((one) => one !== undefined);
    return task === undefined ? undefined : `${command} --about ${shownId(task, stretch.end)}`;
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
    const { plan, stretch } = this.asked;
    const end = computePlan(stretch.end, plan.moments);
    if ('code' in end) return [];
    const { longestPath, status } = onTrack(end);
    return longestPath
      .map(({ taskId }) => taskId)
      .filter((id) => {
        const task = stretch.end.find('task', id);
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
    const task = this.asked.stretch.end.find('task', id);
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
    const window = this.asked.stretch.end.find('calendar', calendar)?.name ?? 'its window';
    const moved = `${dayOfYear(from)} → ${dayOfYear(to)}`;
    return `${this.name(task)} missed its window in ${window}: ${moved}`;
  }

  private name(id: RecordId): string {
    const { start, end } = this.asked.stretch;
    const record = end.get(id) ?? start.get(id);
    if (record?.kind === 'task') {
      return taskTitleOf(end.get(id) === undefined ? start : end, id);
    }
    return record !== undefined && 'name' in record && record.name ? record.name : id;
  }
}

function touches({ added, updated, removed }: Change['diff'], id: RecordId): boolean {
  return [added, updated, removed].some((part) => Object.hasOwn(part, id));
}
