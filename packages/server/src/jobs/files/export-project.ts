import {
  computedDates,
  type People,
  type WrittenFile,
  writeMspdi,
  writeThroughline,
} from '@throughline/interchange';
import {
  type Branch,
  branchHistory,
  branchRecords,
  computePlan,
  type Instant,
  type LocalDateTime,
  may,
  type Reader,
  type RecordId,
  type Records,
  seesAll,
  view,
} from '@throughline/model';
import type { HotProject } from '../../projects/index.ts';
import { type Finished, failed, type Outcome } from '../failure.ts';
import type { Desk } from '../heavy/desk.ts';
import { finish, type Run } from '../job-rows.ts';
import { piecesOf, storeParts } from './file-rows.ts';
import { logAt } from './log-at.ts';
import { namesInLog } from './names-in-log.ts';
import { sha256, type ToldLoss, told } from './read-file.ts';

export const EXPORT_FORMATS = ['throughline', 'mspdi'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly projectId: string;
  readonly revision: number;
  readonly reader: Reader;
  readonly format: ExportFormat;
  /** As the plan was then; absent: as it is. */
  readonly asOf?: Instant;
  /** As a branch has it, by its id. */
  readonly branch?: RecordId;
  readonly now: LocalDateTime;
  /** Larger projects are refused: changes and records together. */
  readonly most?: number;
}

export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly losses: readonly ToldLoss[];
  /** Of the last change that it has. */
  readonly seq: number;
  readonly hash: string;
}

/** A project as a file, as the reader may see it. A log says all that ever was: only who sees all gets one. */
export async function exportFile(
  { database, store }: Desk,
  request: ExportRequest,
): Promise<Outcome<ExportedFile>> {
  const { reader, format, branch } = request;
  if (format === 'throughline' && !seesAll(reader)) return failed('not-allowed');
  if (branch !== undefined && !may(reader.role, 'branch.read')) return failed('not-found');
  const names = format === 'throughline' ? await namesInLog(database, request.projectId) : {};
  const { projectId, revision } = request;
  const made = await store.read(projectId, revision, (project) =>
    exported(project, request, names),
  );
  return made ?? failed('not-found');
}

function exported(
  project: HotProject,
  request: ExportRequest,
  people: People,
): Outcome<ExportedFile> {
  const { history } = project;
  if (history.head + history.records.size > (request.most ?? Number.POSITIVE_INFINITY)) {
    return failed('too-large', { detail: 'Ask for it as a job: POST to exports.' });
  }
  const branch = request.branch === undefined ? undefined : project.branches.get(request.branch);
  if (branch === undefined && request.branch !== undefined) return failed('not-found');
  return request.format === 'throughline'
    ? logFile(project, request, branch, people)
    : scheduleFile(project, request, branch);
}

function logFile(
  { history: all, branches: open }: HotProject,
  { asOf }: ExportRequest,
  branch: Branch | undefined,
  names: People,
): Outcome<ExportedFile> {
  const log = { history: all, branches: [...open.values()] };
  const { history, branches } =
    branch !== undefined
      ? { history: branchHistory(all, branch), branches: [] }
      : asOf === undefined
        ? log
        : logAt(log, asOf);
  if (history.head === 0) return failed('not-found', { detail: 'There was no plan yet.' });
  const [record] = history.records.all('project');
  const file = { ...(record && { project: record.title ?? record.name }), history, branches };
  const bytes = writeThroughline({ ...file, people: names }, sha256);
  return { answer: { bytes, losses: [], seq: history.head, hash: history.headHash } };
}

/** A schedule file has no place for how the plan came to be so. */
function scheduleFile(
  { history }: HotProject,
  { asOf, reader, now }: ExportRequest,
  branch: Branch | undefined,
): Outcome<ExportedFile> {
  const seq = branch?.base ?? (asOf === undefined ? history.head : history.seqAt(asOf));
  const records: Records = branch === undefined ? history.at(seq) : branchRecords(history, branch);
  if (records.count('project') === 0)
    return failed('not-found', { detail: 'There was no plan yet.' });
  // Dates are those of the whole plan, whoever looks at a part of it.
  const computed = computePlan(records, { now });
  const dates = 'code' in computed ? undefined : computedDates(computed);
  const written: WrittenFile = writeMspdi(view(reader, records), dates);
  const last = branch?.changes.at(-1) ?? history.changes[seq - 1];
  return {
    answer: {
      bytes: written.bytes,
      losses: told(written.losses),
      seq: last?.seq ?? 0,
      hash: last?.hash ?? '',
    },
  };
}

/** What is too large to wait for: made by a job, fetched later. */
export interface ExportJobRequest {
  readonly run: Run;
  readonly input: ExportRequest & { readonly fileId: string };
}

export async function exportToFile(
  desk: Desk,
  { run, input: { fileId, ...request } }: ExportJobRequest,
): Promise<Outcome<never> | Finished> {
  const outcome = await exportFile(desk, request);
  if ('failure' in outcome) return outcome;
  desk.progress(0.7);
  const { bytes, ...about } = outcome.answer;
  const { database } = desk;
  // An attempt before this one may have left some.
  await database.deleteFrom('file_part').where('file_id', '=', fileId).execute();
  const stored = await storeParts(database, fileId, piecesOf(bytes), Number.POSITIVE_INFINITY);
  await database.transaction().execute(async (tx) => {
    await tx.updateTable('file').set(stored).where('id', '=', fileId).execute();
    await finish(tx, run, { fileId, size: stored.size, ...about });
  });
  return { finished: true };
}
