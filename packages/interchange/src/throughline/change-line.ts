import {
  type Change,
  ChangeMeta,
  canonicalJson,
  isRefusal,
  type Json,
  metaOf,
  RECORDS_VERSION,
  type RecordId,
  Salt,
  type StoredChange,
  storedForm,
  upgraded,
} from '@throughline/model';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { type Fields, isFields, objectOf } from './canonical-line.ts';
import { excerpt, fault } from './fault.ts';
import type { Line } from './lines.ts';
import { isMeta } from './meta.ts';
import { firstIssue, type Problem, payloadProblem } from './payload-problem.ts';
import type { Sha256 } from './throughline-file.ts';

/** What a line of a change begins with: of the log, and of a branch. */
const IN_LOG = '{"meta":';
const ON_BRANCH = '{"branch":"';
const PAYLOAD = ',"payload":';
/** What stands in the place of a text that was erased; without any, a change has its salt. */
const ERASED = '[erased]';

export function isChangeLine({ text }: Line): boolean {
  return text.startsWith(IN_LOG) || text.startsWith(ON_BRANCH);
}

/**
 * The line of a change, in the version that it was written in; one that was erased has no salt. That of
 * a branch names it: both the log and the branch may go on from the same hash.
 */
export function changeLine(change: Change, branch?: RecordId): string {
  const { edit, diff, salt } = storedForm(change);
  return canonicalJson({ branch, meta: metaOf(change), payload: { diff, edit }, salt });
}

/** A change whose hashes are those of its own line, and whose parts are what they have to be. */
export function parseChange(
  line: Line,
  sha256: Sha256,
  branch: RecordId | undefined,
): Change | ReadRefusal {
  const object = objectOf(line);
  if (isReadRefusal(object)) return object;
  const { branch: statedBranch, meta: stated, payload, salt } = object.value;
  const unknown = unknownKey(object.value, MEMBERS);
  if (unknown !== undefined) return invalid({ field: unknown, problem: 'not known' }, line);
  if (statedBranch !== branch) return fault('throughline-change-elsewhere', line.number);
  if (isNewer(stated)) return newer(Number(stated.schema), line);
  if (!isMeta(stated)) {
    const issues = ChangeMeta.safeParse(stated).error?.issues ?? [];
    return invalid(firstIssue('meta', issues), line);
  }
  const meta: ChangeMeta = stated;
  if (!isSalt(salt)) {
    return invalid({ field: 'salt', problem: 'not 16 bytes in hexadecimal' }, line);
  }
  if (!isFields(payload) || payload.edit === undefined || payload.diff === undefined) {
    return invalid({ field: 'payload', problem: 'not an edit and a diff' }, line);
  }
  const other = unknownKey(payload, PAYLOAD_MEMBERS);
  if (other !== undefined)
    return invalid({ field: `payload/${other}`, problem: 'not known' }, line);
  if (!isAsHashed(line.text, meta, salt, sha256, branch)) {
    return fault('throughline-change-altered', line.number, { seq: meta.seq });
  }

  const { edit, diff } = payload;
  const written = salt === undefined ? { ...meta, edit, diff } : { ...meta, edit, diff, salt };
  const change = meta.schema === RECORDS_VERSION ? ofToday(written) : upgraded(written);
  if (isRefusal(change)) return newer(meta.schema, line);
  const problem = payloadProblem(change);
  if (problem === undefined) return change;
  return 'kind' in problem
    ? fault('throughline-edit-unknown', line.number, { kind: excerpt(problem.kind) })
    : invalid(problem, line);
}

/** One of the present version is as it was written, once its payload is looked at. */
function ofToday(written: StoredChange): Change {
  return written as unknown as Change;
}

const MEMBERS: ReadonlySet<string> = new Set(['branch', 'meta', 'payload', 'salt']);
const PAYLOAD_MEMBERS: ReadonlySet<string> = new Set(['diff', 'edit']);

function unknownKey(object: Fields, known: ReadonlySet<string>): string | undefined {
  for (const key in object) if (!known.has(key)) return key;
  return undefined;
}

/**
 * Whether the hashes are those of the line's own text: in canonical JSON each part stands in one place
 * only. The hash of what was erased cannot be had again.
 */
function isAsHashed(
  line: string,
  { hash, payloadHash }: ChangeMeta,
  salt: string | undefined,
  sha256: Sha256,
  branch: RecordId | undefined,
): boolean {
  const payloadAt = line.indexOf(PAYLOAD);
  const metaAt = branch === undefined ? IN_LOG : `${ON_BRANCH}${branch}",${IN_LOG.slice(1)}`;
  const meta = line.slice(metaAt.length, payloadAt);
  const ownHash = `"hash":"${hash}",`;
  const hashAt = meta.indexOf(ownHash);
  const covered = meta.slice(0, hashAt) + meta.slice(hashAt + ownHash.length);
  if (sha256(covered) !== hash) return false;
  if (salt === undefined) return line.includes(ERASED, payloadAt);
  const end = line.length - `,"salt":"${salt}"}`.length;
  return sha256(salt + line.slice(payloadAt + PAYLOAD.length, end)) === payloadHash;
}

function isSalt(salt: Json | undefined): salt is string | undefined {
  return salt === undefined || Salt.safeParse(salt).success;
}

function isNewer(meta: Json | undefined): meta is { readonly schema: number } {
  if (!isFields(meta)) return false;
  return Number.isInteger(meta.schema) && Number(meta.schema) > RECORDS_VERSION;
}

function newer(version: number, line: Line): ReadRefusal {
  return fault('throughline-records-newer', line.number, { version, known: RECORDS_VERSION });
}

function invalid({ field, problem }: Problem, line: Line): ReadRefusal {
  const parameters = { field: excerpt(field), problem: excerpt(problem) };
  return fault('throughline-change-invalid', line.number, parameters);
}
