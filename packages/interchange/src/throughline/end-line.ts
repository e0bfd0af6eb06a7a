import { canonicalJson, Hash, type RecordId } from '@throughline/model';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { isFields, objectOf } from './canonical-line.ts';
import { excerpt, fault } from './fault.ts';
import type { Line } from './lines.ts';

/** What the last line begins with. */
export const END = '{"end":';

/** What the end line says of all that stands before it. */
export interface End {
  /** Changes in the log, those of branches aside. */
  readonly changes: number;
  /** That of the last change of the log. */
  readonly hash: string;
  /** That of the last change of each branch, its base's where it has none. */
  readonly branches: { readonly [id: RecordId]: string };
  /** Of every byte before this line. */
  readonly sha256: string;
}

export function endLine(end: End): string {
  return canonicalJson({ end });
}

export function parseEnd(line: Line): End | ReadRefusal {
  const object = objectOf(line);
  if (isReadRefusal(object)) return object;
  const { end, ...more } = object.value;
  const invalid = (field: string) =>
    fault('throughline-end-invalid', line.number, { field: excerpt(field) });
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return invalid(unknown);
  if (!isFields(end)) return invalid('end');
  const { changes, hash, branches, sha256, ...others } = end;
  const [other] = Object.keys(others);
  if (other !== undefined) return invalid(other);
  if (typeof changes !== 'number') return invalid('changes');
  if (!isHash(hash)) return invalid('hash');
  if (!isHash(sha256)) return invalid('sha256');
  if (!isFields(branches) || !Object.values(branches).every(isHash)) return invalid('branches');
  return { changes, hash, branches: branches as End['branches'], sha256 };
}

function isHash(value: unknown): value is string {
  return Hash.safeParse(value).success;
}
