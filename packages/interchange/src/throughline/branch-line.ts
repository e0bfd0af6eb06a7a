import { type Branch, BranchMeta, canonicalJson } from '@throughline/model';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { objectOf } from './canonical-line.ts';
import { excerpt, fault } from './fault.ts';
import type { Line } from './lines.ts';

/** What the line before a branch's changes begins with. */
export const BRANCH = '{"branch":{';

export interface BranchHead {
  readonly meta: BranchMeta;
  /** How many lines of changes follow. */
  readonly count: number;
}

export function branchLine({ changes, ...branch }: Branch): string {
  return canonicalJson({ branch, changes: changes.length });
}

export function parseBranchHead(line: Line): BranchHead | ReadRefusal {
  const object = objectOf(line);
  if (isReadRefusal(object)) return object;
  const { branch, changes, ...more } = object.value;
  const invalid = (field: string, problem: string) =>
    fault('throughline-branch-invalid', line.number, {
      field: excerpt(field),
      problem: excerpt(problem),
    });
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return invalid(unknown, 'not known');
  if (typeof changes !== 'number' || !Number.isInteger(changes) || changes < 0) {
    return invalid('changes', 'not a count');
  }
  const outcome = BranchMeta.safeParse(branch);
  if (outcome.success) return { meta: outcome.data, count: changes };
  const [issue] = outcome.error.issues;
  return invalid(issue?.path.join('/') ?? '', issue?.message ?? 'not valid');
}
