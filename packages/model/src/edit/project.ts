import { z } from 'zod';
import {
  CalendarRecord,
  EMPTY_DIFF,
  ProjectRecord,
  Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { changeFields } from './add-and-change.ts';
import { projectSetStatusDate } from './project-set-status-date.ts';
import { referenceFault } from './reference-faults.ts';
import { editRule } from './rule.ts';
import { fieldsToSet } from './set-fields.ts';

const create = z.strictObject({
  kind: z.literal('project.create'),
  record: ProjectRecord,
  calendar: CalendarRecord,
});
const set = z.strictObject({ kind: z.literal('project.set'), ...fieldsToSet });

export const projectRules = {
  /** The first edit of a plan: its project and the calendar that it follows, each naming no other record. */
  'project.create': editRule<z.infer<typeof create>>(create, (edit, records) => {
    const { record, calendar } = edit;
    for (const { id } of records.all('project')) {
      return refuse('project-twice', { id }, { recordId: record.id });
    }
    if (record.id === calendar.id || records.get(record.id) !== undefined) {
      return refuse('record-exists', { id: record.id }, { recordId: record.id });
    }
    const both = new Records([record, calendar]);
    const refusal =
      referenceFault(both, record) ?? referenceFault(both, calendar) ?? finishFault(record);
    return refusal ?? { ...EMPTY_DIFF, added: { [record.id]: record, [calendar.id]: calendar } };
  }),

  'project.set': editRule<z.infer<typeof set>>(set, (edit, records) => {
    for (const project of records.all('project')) {
      return changeFields<'project'>(records, project, edit, {}, finishFault);
    }
    return refuse('project-missing', {});
  }),

  'project.set-status-date': projectSetStatusDate,
};

/** Scheduling from the finish begins at one. */
function finishFault({ id, scheduleFrom, finish }: ProjectRecord): Refusal | undefined {
  if (scheduleFrom === 'start' || finish !== undefined) return undefined;
  return refuse('project-finish-missing', {}, { recordId: id, field: 'finish' });
}
