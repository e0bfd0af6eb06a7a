import {
  type Change,
  type ChangeMeta,
  canonicalJson,
  isRefusal,
  metaOf,
  payloadText,
  type StoredPayload,
  upgraded,
} from '@throughline/model';

/** A change as its table has it, but for the project and branch that it is of. */
export interface ChangeRow {
  readonly seq: number;
  readonly edit_id: string;
  readonly author: string;
  readonly at: string;
  readonly meta: string;
  readonly payload: string;
  readonly salt: string | null;
}

export function rowOf(change: Change): ChangeRow {
  return {
    seq: change.seq,
    edit_id: change.editId,
    author: change.author,
    at: change.at,
    meta: canonicalJson(metaOf(change)),
    payload: payloadText(change),
    salt: change.salt ?? null,
  };
}

/**
 * The change that the row holds, in the present version. What is in the table was checked before it came
 * there. Throws for one that a newer version of the program wrote.
 */
export function changeOf({
  meta,
  payload,
  salt,
}: Pick<ChangeRow, 'meta' | 'payload' | 'salt'>): Change {
  const { edit, diff } = JSON.parse(payload) as StoredPayload;
  const written = { ...(JSON.parse(meta) as ChangeMeta), edit, diff };
  const change = upgraded(salt === null ? written : { ...written, salt });
  if (isRefusal(change)) throw new Error(`${change.code}: change ${written.seq}`);
  return change;
}
