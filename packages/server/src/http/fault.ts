import { isRefusal, type Problem, problemByCode, type Refusal } from '@throughline/model';
import type { Fault } from '../fault.ts';

export { Fault } from '../fault.ts';

/** What the refused person did not see yet, rather than what they did wrong. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'changed-since',
  'linked-since',
  'value-changed',
  'base-unknown',
  'batch-partly-known',
  'edit-id-twice',
  'branch-closed',
  'branch-no-longer-applies',
  'approval-outdated',
]);

export function problemOf(what: Fault | Refusal): Problem {
  if (isRefusal(what)) {
    const { code, parameters, recordId, field, accepted } = what;
    const status = CONFLICTS.has(code) ? 409 : 422;
    const kind = status === 409 ? 'conflict' : 'refused';
    return {
      type: `/problems/${kind}`,
      title: problemByCode[kind].title,
      status,
      code,
      parameters: { ...parameters },
      ...(recordId !== undefined && { recordId }),
      ...(field !== undefined && { field }),
      ...(accepted !== undefined && { accepted: [...accepted] }),
    };
  }
  const { retryAfterSeconds: _, ...about } = what.about;
  const { status, title } = problemByCode[what.code];
  return { type: `/problems/${what.code}`, title, status, code: what.code, ...about };
}
