import { minuteOf } from '@throughline/engine';
import type { Format } from '@throughline/interchange';
import {
  CauseWords,
  type ComputedPlan,
  comparedWithStored,
  computePlan,
  type LocalDateTime,
  nameIn,
  projectTitle,
  type RecordId,
  type RecordKind,
  type Records,
  sayUnschedulable,
  type Unschedulable,
  whyTask,
} from '@throughline/model';
import { failed, type Outcome } from '../failure.ts';
import type { Desk } from '../heavy/desk.ts';
import { readStored } from './file-rows.ts';
import { type FileRead, readFile, type ToldLoss, told } from './read-file.ts';

/** What a project made of the file would be, for whoever decides whether to make it. */
export interface ReadReport {
  readonly format: Format;
  readonly name: string;
  /** Which of the file's projects was read, and which it has besides. */
  readonly project: {
    readonly taken: string;
    readonly others: readonly { readonly id: string; readonly name: string }[];
  };
  readonly rules: string;
  /** How many records of each kind. */
  readonly counts: Partial<Record<RecordKind, number>>;
  /** The dates of our schedule; null where it has none, and why. */
  readonly schedule: Span | null;
  readonly unschedulable: { readonly code: string; readonly sentence: string } | null;
  /** What the file says of itself, and in how many tasks our dates are the tool's own. */
  readonly stored: StoredReport | null;
  readonly losses: readonly ToldLoss[];
  /** Where the file has a log of its own: all of it is taken over. */
  readonly log: LogReport | null;
}

interface Span {
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
}

interface StoredReport extends Partial<Span> {
  readonly tasks: number;
  readonly exact: number;
  /** In how many tasks start or finish is another than the tool's. */
  readonly different: number;
  /** Some of them: tasks whose start or finish is another than the tool's, the largest difference first. */
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly id: RecordId;
  readonly name: string;
  /** Working minutes, of whichever of its dates differs most. */
  readonly minutes: number;
  readonly ours: Span;
  readonly file: Span;
  /** What sets the date that differs, by the rules that the plan is read by. */
  readonly why: string;
}

/** So many tasks that differ are shown. */
const DIFFERENCES = 20;

interface LogReport {
  readonly changes: number;
  readonly branches: number;
  readonly hash: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody asked to be read. */
export interface ReadRequest {
  readonly input: { readonly fileId: string; readonly now: LocalDateTime };
}

/** Reads an upload and says what it holds and what would be lost. Nothing is kept of it but that. */
export async function readNewPlan(
  { database, progress }: Desk,
  { input: { fileId, now } }: ReadRequest,
): Promise<Outcome<ReadReport>> {
  const stored = await readStored(database, fileId);
  if (stored === undefined) return failed('gone');
  progress(0.2);
  const file = readFile(stored);
  if ('failure' in file) return file;
  progress(0.7);
  const computed = computePlan(file.records, { now });
  return { answer: reportOf(file, computed) };
}

function reportOf(file: FileRead, computed: ComputedPlan | Unschedulable): ReadReport {
  const { read, records, log } = file;
  const hasDates = !('code' in computed);
  return {
    format: read.format,
    name: titleOf(file),
    project: { taken: read.project.taken, others: [...read.project.others] },
    rules: records.project.rules,
    counts: countsOf(records),
    schedule: hasDates ? spanOf(computed) : null,
    unschedulable: hasDates ? null : sayWhy(computed, records),
    stored: hasDates ? storedOf(file, computed) : null,
    losses: told(read.losses),
    log: log === undefined ? null : logOf(log),
  };
}

/** What the project will be called unless somebody calls it otherwise. */
export function titleOf({ records, log }: FileRead): string {
  return log?.project ?? projectTitle(records.project);
}

function countsOf(records: Records): Partial<Record<RecordKind, number>> {
  const counts: Partial<Record<RecordKind, number>> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export function spanOf({ schedule: { start, finish } }: ComputedPlan): Span {
  return { start, finish };
}

export function sayWhy(fault: Unschedulable, records: Records): { code: string; sentence: string } {
  return { code: fault.code, sentence: sayUnschedulable(fault, nameIn(records)) };
}

function storedOf(file: FileRead, computed: ComputedPlan): ReadReport['stored'] {
  const { read, records } = file;
  const { tasks, exact, different: any } = comparedWithStored(computed, read.stored);
  if (tasks === 0) return null;
  const { start, finish } = read.stored.get(records.project.id) ?? {};
  const moved = any.filter(({ taskId }) => otherDate(file, computed, taskId) !== undefined);
  return {
    ...(start !== undefined && { start }),
    ...(finish !== undefined && { finish }),
    tasks,
    exact,
    different: moved.length,
    differences: moved.slice(0, DIFFERENCES).map((task) => differenceOf(file, computed, task)),
  };
}

/** The first of its dates that is not the tool's: as working time, so that Friday's end is Monday's beginning. */
function otherDate(
  { read, records }: FileRead,
  { schedule }: ComputedPlan,
  id: RecordId,
): 'start' | 'finish' | undefined {
  const task = records.find('task', id);
  const stored = read.stored.get(id);
  if (task === undefined || stored === undefined) return undefined;
  const calendar = schedule.calendar(records.isSummary(task) ? undefined : id);
  const ours = schedule.task(id);
  return (['start', 'finish'] as const).find((date) => {
    const [is, was] = [minuteOf(ours[date] ?? ''), minuteOf(stored[date] ?? '')];
    if (was === undefined) return false;
    return is === undefined || calendar.work(was, is) !== 0;
  });
}

function differenceOf(
  file: FileRead,
  computed: ComputedPlan,
  { taskId: id, minutes }: { readonly taskId: RecordId; readonly minutes: number },
): Difference {
  const { read, records } = file;
  const { start = null, finish = null } = read.stored.get(id) ?? {};
  const ours = computed.schedule.task(id);
  const words = new CauseWords(records, computed.schedule);
  const [cause] = whyTask(computed, 'schedule', id)[otherDate(file, computed, id) ?? 'finish'];
  return {
    id,
    name: records.find('task', id)?.name ?? id,
    minutes,
    ours: { start: ours.start, finish: ours.finish },
    file: { start, finish },
    why: cause === undefined ? '' : words.full(cause).replaceAll('\u00a0', ' '),
  };
}

function logOf({ history, branches, people }: NonNullable<FileRead['log']>): LogReport {
  return {
    changes: history.head,
    branches: branches.length,
    hash: history.headHash,
    from: history.changes[0]?.at ?? null,
    to: history.changes.at(-1)?.at ?? null,
    people: Object.entries(people).map(([id, { name }]) => ({ id, name })),
  };
}
