import type { LocalDate, RecordId } from '@throughline/model';
import { RETIRED, slug, WAVES } from '../plan/applications.ts';
import { idOf, taskId } from '../plan/ids.ts';
import { edits, type Happening } from './happening.ts';

const INTERFACES = idOf('custom-field', 'Interfaces');

/** A week of mapping is over: so many interfaces were found at the applications of these waves. */
export function maps(on: LocalDate, keys: readonly string[]): Happening {
  const values: Record<RecordId, number> = {};
  const groups = [...WAVES, { key: 'retire', applications: RETIRED }];
  for (const { key, applications } of groups.filter((group) => keys.includes(group.key))) {
    for (const { name, interfaces } of applications) {
      values[taskId(`${key}.${slug(name)}`)] = interfaces;
    }
  }
  return edits(on, 'grace', [{ kind: 'custom-field.set', customField: INTERFACES, values }]);
}
