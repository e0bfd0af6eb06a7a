import { type Refusal, refuse } from '../plan/index.ts';
import type { Change, Payload, StoredChange, StoredPayload } from './change.ts';
import { metaOf } from './hash-chain.ts';

/** Leads from one version of the records' shape to the next, in edit and diff alike. */
export interface UpgradeStep {
  /** The version it reads; it writes the next. */
  readonly from: number;
  readonly upgrade: (payload: StoredPayload) => StoredPayload;
}

/** Every step there ever was, from version 1 on. A step is never changed once a version has it. */
export const UPGRADES: readonly UpgradeStep[] = [];

/**
 * The change in the present version, with what was written kept beside it for its hash. Refuses one of a
 * version after the last step's: only a newer program can read it.
 */
export function upgraded(
  written: StoredChange,
  steps: readonly UpgradeStep[] = UPGRADES,
): Change | Refusal<'schema-unknown'> {
  const newest = steps.length + 1;
  const { schema, edit, diff, salt } = written;
  if (schema > newest) return refuse('schema-unknown', { schema, newest });
  const stored: StoredPayload = { edit, diff };
  let payload = stored;
  for (const step of steps.slice(schema - 1)) payload = step.upgrade(payload);
  // The last step writes the present shape; what comes from outside is checked where it comes in.
  const { edit: presentEdit, diff: presentDiff } = payload as unknown as Payload;
  return {
    ...metaOf(written),
    edit: presentEdit,
    diff: presentDiff,
    ...(salt !== undefined && { salt }),
    ...(schema < newest && { stored }),
  };
}

/** The change as it is written: an old one in its own version, because its hash is of that. */
export function storedForm(change: Change): StoredChange | Change {
  if (change.stored === undefined) return change;
  const { salt, stored } = change;
  return { ...metaOf(change), ...stored, ...(salt !== undefined && { salt }) };
}
