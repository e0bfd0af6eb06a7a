import { asksForCause, compare, computePlan } from '@throughline/model';
import { saidChange } from '../log/index.ts';
import { named } from '../plan-file/index.ts';
import type { Submitted } from './submit-edits.ts';
import { guessedCause, isOnlyTime } from './submitted-lines.ts';

/** The contract of `--json` of every command that writes edits. Amounts are working minutes, later is more. */
export function submittedJson(submitted: Submitted): object {
  const { before, after, changes, branch, dryRun, isExplained } = submitted;
  const made = {
    written: !dryRun,
    branch: branch ?? null,
    changes: changes.map((change) => ({
      seq: change.seq,
      editId: change.editId,
      said: saidChange(change, after),
    })),
  };
  if (after.count('project') === 0 || before.count('project') === 0) return made;
  const [then, now] = [computePlan(before), computePlan(after)];
  if ('code' in now) return { ...made, fault: named(now, after) };
  if ('code' in then) return made;
  const { finish, promises, milestones } = compare(then, now);
  const isAsked = !isExplained && !changes.every(isOnlyTime);
  const asks = !isAsked ? [] : asksForCause(then, now);
  return {
    ...made,
    finish,
    promises: named(promises, after),
    milestones: named(milestones, after),
    asksForCause: named(asks, after),
    guessedCause: asks.length === 0 ? null : (guessedCause(before, changes) ?? null),
  };
}
