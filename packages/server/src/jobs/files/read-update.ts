import type { Format } from '@throughline/interchange';
import {
  type ComputedPlan,
  compare,
  computePlan,
  type DateMove,
  isEmptyDiff,
  isNews,
  isRefusal,
  type LocalDateTime,
  type MilestoneMove,
  madeHereIn,
  nameIn,
  type PromiseMove,
  projectTitle,
  type RecordId,
  type RecordKind,
  type Records,
  type Refusal,
  setBackBy,
  type TaskMatching,
  type Update,
  updateOf,
} from '@throughline/model';
import type { HotProject } from '../../projects/index.ts';
import { type Failure, failed, type Outcome } from '../failure.ts';
import type { Desk } from '../heavy/desk.ts';
import { readStored } from './file-rows.ts';
import { type FileRead, readFile, type ToldLoss, told } from './read-file.ts';
import { sayWhy } from './read-new-plan.ts';

/** What a newer file does to a project, for whoever decides whether to bring it in. */
export interface UpdateReport {
  readonly format: Format;
  /** The last change that was looked at: the base to confirm with. */
  readonly base: number;
  /** Whether it says anything new at all. */
  readonly isNew: boolean;
  readonly finish: DateMove;
  readonly status: { readonly from: LocalDateTime | null; readonly to: LocalDateTime | null };
  readonly milestones: readonly (MilestoneMove & { readonly name: string })[];
  readonly promises: readonly (PromiseMove & { readonly name: string })[];
  /** How the tasks were found again; null for the first file of a plan. */
  readonly matching: TaskMatching | null;
  readonly tasks: {
    readonly matched: number;
    /** How many begin or end at another time. */
    readonly moved: number;
    readonly changed: Listed;
    readonly added: Listed;
    readonly removed: Listed;
    /** UPD-9: made here and in no file. */
    readonly madeHere: Listed;
    /** UPD-10: gone from the file, and promised to somebody. */
    readonly promised: Listed;
  };
  readonly records: readonly KindCount[];
  /** UPD-12: edited here since the last file came, and taken back by this one, with the change that set it. */
  readonly setBack: readonly (Named & { readonly field: string | null; readonly seq: number })[];
  /** UPD-7 */
  readonly baselinesThatStay: readonly Named[];
  readonly losses: readonly ToldLoss[];
}

interface Named {
  readonly id: RecordId;
  readonly name: string;
}

/** The first of them, and how many there are. */
interface Listed {
  readonly count: number;
  readonly first: readonly Named[];
}

interface KindCount {
  readonly kind: RecordKind;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

const LISTED = 200;

export interface UpdateReadRequest {
  readonly input: {
    readonly fileId: string;
    readonly projectId: string;
    readonly revision: number;
    readonly now: LocalDateTime;
  };
}

/** Reads a newer file of a project and says what it would do to it. Nothing is changed. */
export async function readUpdate(
  { database, store, progress }: Desk,
  { input: { fileId, projectId, revision, now } }: UpdateReadRequest,
): Promise<Outcome<UpdateReport>> {
  const stored = await readStored(database, fileId);
  if (stored === undefined) return failed('gone');
  progress(0.1);
  const file = readUpdateFile(stored);
  if ('failure' in file) return file;
  progress(0.4);
  const { sure = false } = stored.options;
  const report = await store.read(projectId, revision, (project) =>
    reportOf(project, file, { sure, now }),
  );
  return report ?? failed('gone');
}

/** A file of another tool; one with a log of its own is a project, and no update of another. */
export function readUpdateFile(
  stored: Parameters<typeof readFile>[0],
): FileRead | { readonly failure: Failure } {
  const file = readFile(stored);
  if ('failure' in file || file.log === undefined) return file;
  return failed('file-unreadable', {
    detail: 'This is a plan of its own, with a history: it is no update of another.',
    parameters: { reason: 'update-with-history' },
    accepted: ['MS Project XML', 'Primavera XER', 'Primavera XML'],
  });
}

/** What the file changes in the plan as it stands now. */
export function updateWith(
  { history }: HotProject,
  { records }: FileRead,
  sure: boolean,
): Update | Refusal {
  return updateOf(history.records, records, { sure, madeHere: madeHereIn(history.changes) });
}

function reportOf(
  project: HotProject,
  file: FileRead,
  { sure, now }: { readonly sure: boolean; readonly now: LocalDateTime },
): Outcome<UpdateReport> {
  const { history } = project;
  const update = updateWith(project, file, sure);
  if (isRefusal(update)) return { failure: { refusal: update } };
  const plans = dated(history.records, update.records, now);
  if ('failure' in plans) return plans;
  const { before, after } = plans;
  const { finish, milestones, promises, tasks } = compare(before, after);
  const nameOf = nameIn(update.records, update.diff.removed);
  const named = (id: RecordId): Named => ({ id, name: nameOf(id) });
  const listed = (ids: readonly RecordId[]): Listed => ({
    count: ids.length,
    first: ids.slice(0, LISTED).map(named),
  });
  const { matched, changed, added, removed, madeHere, promised } = update.tasks;
  return {
    answer: {
      format: file.read.format,
      base: history.head,
      isNew: !isEmptyDiff(update.diff),
      finish,
      status: {
        from: before.records.project.statusDate ?? null,
        to: after.records.project.statusDate ?? null,
      },
      milestones: milestones
        .slice(0, LISTED)
        .map((move) => ({ ...move, name: nameOf(move.taskId) })),
      promises: promises.slice(0, LISTED).map((move) => ({
        ...move,
        name: move.taskId === null ? projectTitle(update.records.project) : nameOf(move.taskId),
      })),
      matching: update.matching?.tasks ?? null,
      tasks: {
        matched,
        moved: tasks.moved,
        changed: listed(changed),
        added: listed(added),
        removed: listed(removed),
        madeHere: listed(madeHere),
        promised: listed(promised),
      },
      records: countsByKind(update, history.records),
      setBack: setBackBy(update.diff, history.changes)
        .slice(0, LISTED)
        .map(({ id, field, seq }) => ({ ...named(id), field, seq })),
      baselinesThatStay: update.baselinesThatStay.map(named),
      losses: told(file.read.losses),
    },
  };
}

function dated(
  was: Records,
  is: Records,
  now: LocalDateTime,
): { readonly before: ComputedPlan; readonly after: ComputedPlan } | { readonly failure: Failure } {
  const before = computePlan(was, { now });
  if ('code' in before) return withoutDates(sayWhy(before, was));
  const after = computePlan(is, { now });
  return 'code' in after ? withoutDates(sayWhy(after, is)) : { before, after };
}

function withoutDates({ code, sentence }: { code: string; sentence: string }) {
  return failed('unschedulable', { detail: sentence, parameters: { reason: code } });
}

/** How many records of a kind come, change in more than the numbers of their tool, and go. */
function countsByKind({ diff }: Update, before: Records): KindCount[] {
  const countByKind = new Map<RecordKind, { added: number; changed: number; removed: number }>();
  const count = (kind: RecordKind, what: 'added' | 'changed' | 'removed') => {
    const known = countByKind.get(kind) ?? { added: 0, changed: 0, removed: 0 };
    known[what]++;
    countByKind.set(kind, known);
  };
  for (const { kind } of Object.values(diff.added)) count(kind, 'added');
  for (const record of before) {
    if (isNews(diff.updated[record.id])) count(record.kind, 'changed');
    if (Object.hasOwn(diff.removed, record.id)) count(record.kind, 'removed');
  }
  return [...countByKind].map(([kind, of]) => ({ kind, ...of }));
}
