import {
  type Diff,
  type RecordId,
  type Records,
  STATED_CAUSES,
  type StatedCause,
} from '../plan/index.ts';
import { guessed } from './guess.ts';
import type { SlipKind } from './player.ts';
import { groupOfTaskField } from './task-fields.ts';

/** The same guess for something that is being edited: undefined where the ledger would know of none. */
export function guessOfDiff(diff: Diff, after: Records): StatedCause | undefined {
  for (const [kind, id] of kindsOf(diff, after)) {
    const { cause } = guessed({ kind, records: [id] }, after);
    const stated = STATED_CAUSES.find((one) => one === cause);
    if (stated !== undefined) return stated;
  }
  return undefined;
}

const KIND_OF_RECORD: { readonly [kind: string]: SlipKind | undefined } = {
  link: 'logic',
  calendar: 'calendar',
  assignment: 'assignment',
  resource: 'resource',
};

/** What of it moves dates, record by record. */
function* kindsOf(
  { added, removed, updated }: Diff,
  after: Records,
): Generator<[SlipKind, RecordId]> {
  for (const [id, fields] of Object.entries(updated) as [RecordId, object][]) {
    const kind = after.get(id)?.kind;
    if (kind === 'task') {
      for (const field of Object.keys(fields)) {
        const group = groupOfTaskField(field);
        if (group === 'work') yield [field === 'remaining' ? 'remaining' : 'duration', id];
        else if (group === 'report') yield ['progress', id];
        else if (group !== 'no-effect') yield [group, id];
      }
    } else if (kind !== undefined && KIND_OF_RECORD[kind] !== undefined) {
      yield [KIND_OF_RECORD[kind], id];
    }
  }
  for (const [records, scope] of [
    [added, 'scope-added'],
    [removed, 'scope-removed'],
  ] as const) {
    for (const { id, kind } of Object.values(records)) {
      if (kind === 'task') yield [scope, id];
      else if (KIND_OF_RECORD[kind] !== undefined) yield [KIND_OF_RECORD[kind], id];
    }
  }
}
