import { hash } from 'node:crypto';
import {
  isReadRefusal,
  isThroughline,
  type Loss,
  type Place,
  type ReadPlan,
  type ReadRefusal,
  type ReadThroughline,
  readPlanOf,
  readSchedule,
  readThroughline,
  sayLoss,
  sayReadRefusal,
} from '@throughline/interchange';
import { Records } from '@throughline/model';
import { type Failure, failed } from '../failure.ts';
import type { StoredFile } from './file-rows.ts';

/** A file that was read: a plan, and its log where it has one. */
export interface FileRead {
  readonly read: ReadPlan;
  readonly records: Records;
  readonly log?: ReadThroughline;
}

/** The fast one that the system brings. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** Reads a plan of whatever format; a log is verified, every hash of it. */
export function readFile({
  name,
  bytes,
  options: { project, encoding },
}: StoredFile & { readonly bytes: Uint8Array }): FileRead | { readonly failure: Failure } {
  if (isThroughline(bytes)) {
    const log = readThroughline(bytes, { sha256 });
    if (isReadRefusal(log)) return unreadable(log);
    const read = readPlanOf(log.history.records);
    return isReadRefusal(read) ? unreadable(read) : { read, records: log.history.records, log };
  }
  const read = readSchedule(bytes, {
    fileName: name,
    ...(project !== undefined && { project }),
    ...(encoding !== undefined && { encoding }),
  });
  return isReadRefusal(read) ? unreadable(read) : { read, records: new Records(read.records) };
}

/** Why it cannot be read, in the reader's own words and code, and where. */
function unreadable(refusal: ReadRefusal): { readonly failure: Failure } {
  const { refused, parameters, at, accepted } = refusal;
  const field = placeText(at);
  return failed('file-unreadable', {
    detail: sayReadRefusal(refusal),
    parameters: { ...parameters, reason: refused, ...(at !== undefined && { at }) },
    ...(field !== undefined && { field }),
    ...(accepted !== undefined && { accepted: [accepted].flat().map(String) }),
  });
}

function placeText({ line, column, offset, record, field, path }: Place = {}): string | undefined {
  const words = [
    line === undefined ? undefined : `line ${line}`,
    line === undefined || column === undefined ? undefined : `column ${column}`,
    line !== undefined || offset === undefined ? undefined : `byte ${offset}`,
    record,
    field ?? (record === undefined ? path : undefined),
  ].filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(', ');
}

/** A loss as it is told: counted, in words, and where it was first met. */
export interface ToldLoss extends Pick<Loss, 'code' | 'count'> {
  readonly sentence: string;
  readonly where: readonly string[];
}

export function told(losses: readonly Loss[]): ToldLoss[] {
  return losses.map((loss) => {
    const { code, count, where } = loss;
    return { code, count, sentence: sayLoss(loss), where: [...where] };
  });
}
