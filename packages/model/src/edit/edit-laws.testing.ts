import { expect } from 'vitest';
import {
  applyDiff,
  canonicalJson,
  checkReferences,
  Diff,
  invert,
  isRefusal,
  type PlanRecord,
  type RecordKind,
  type RecordOf,
  type Records,
  type Refusal,
  recordId,
  schemaByKind,
} from '../plan/index.ts';
import { apply, type Edit, parseEdit } from './index.ts';

/** Applies an edit that is to be accepted and asserts every law of edits; gives the plan after. */
export function accepted(records: Records, edit: Edit): Records {
  const before = stateText(records);
  expect(parseEdit(JSON.parse(JSON.stringify(edit))), 'survives JSON').toEqual(edit);

  const diff = apply(edit, records);
  if (isRefusal(diff)) expect.fail(`refused: ${JSON.stringify(diff)}`);
  expect(stateText(records), 'leaves the plan alone').toBe(before);
  expect(Diff.safeParse(diff).error, 'gives a diff').toBeUndefined();

  const after = records.clone();
  expect(applyDiff(after, diff), 'gives a diff that fits').toBeUndefined();
  const faults = checkReferences(records);
  expect(faults, 'leaves a sound plan').toEqual(expect.arrayContaining(checkReferences(after)));
  for (const id of [...Object.keys(diff.added), ...Object.keys(diff.updated)]) {
    const record = after.get(recordId(id)) as PlanRecord;
    const { error } = schemaByKind[record.kind].safeParse(record);
    expect(error, 'leaves records of their kind').toBeUndefined();
  }

  const back = after.clone();
  expect(applyDiff(back, invert(diff)), 'can be undone').toBeUndefined();
  expect(stateText(back), 'is undone').toBe(before);
  return after;
}

/** Applies an edit that is to be refused; gives the refusal, which changed nothing. */
export function refused(records: Records, edit: Edit): Refusal {
  const before = stateText(records);
  const refusal = apply(edit, records);
  if (!isRefusal(refusal)) expect.fail(`accepted: ${JSON.stringify(refusal)}`);
  expect(stateText(records), 'leaves the plan alone').toBe(before);
  return refusal;
}

/** The record of this kind, which is there. */
export function the<K extends RecordKind>(records: Records, kind: K, id: string): RecordOf<K> {
  const record = records.find(kind, recordId(id));
  if (record === undefined) expect.fail(`no ${kind} ${id}`);
  return record;
}

export function stateText(records: Records): string {
  return canonicalJson(Object.fromEntries([...records].map((record) => [record.id, record])));
}
