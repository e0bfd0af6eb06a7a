import type { People } from '@throughline/interchange';
import {
  type Change,
  type NameOf,
  nameIn,
  type RecordId,
  type Records,
  sayEdit,
  scaleOf,
} from '@throughline/model';
import { taskTitle } from '../plan-file/index.ts';
import { personName } from './people.ts';

/** What a change did, as one line, in the names that the plan has now or had when the record went. */
export function saidChange({ edit, diff }: Change, records: Records): string {
  return sayEdit({ edit, diff }, nameOfRecord(records, diff.removed), scaleOf(records.project));
}

/** What people call the record of an id: a task by its number and name; a person by name. */
export function nameOfRecord(
  records: Records,
  gone: Change['diff']['removed'] = {},
  people: People = {},
): NameOf {
  const name = nameIn(records, gone);
  return (id) => {
    const record = records.get(id as RecordId);
    if (record?.kind === 'task') return taskTitle(record, records);
    return record === undefined ? personName(people, name(id)) : name(id);
  };
}
