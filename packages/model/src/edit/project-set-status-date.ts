import { z } from 'zod';
import {
  type LocalDateTime,
  LocalDateTime as LocalDateTimeSchema,
  type ProjectRecord,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { editRule, updates, withFields } from './rule.ts';

const schema = z.strictObject({
  kind: z.literal('project.set-status-date'),
  statusDate: LocalDateTimeSchema.exactOptional(),
  /** It is meant, though it lies before what was reported, or more than a year ahead. */
  sure: z.literal(true).exactOptional(),
});

/**
 * The moment that progress was reported for; P6's data date. Without one the plan has none. Unless somebody
 * is sure of it, it lies not before anything that is reported as done, nor more than a year after the last.
 */
export const projectSetStatusDate = editRule<z.infer<typeof schema>>(schema, (edit, records) => {
  const { statusDate, sure } = edit;
  for (const project of records.all('project')) {
    const refusal =
      statusDate === undefined || sure
        ? undefined
        : (leapFault(project, statusDate) ?? reportFault(records, project, statusDate));
    return refusal ?? updates([[project, withFields(project, { statusDate })]]);
  }
  return refuse('project-missing', {});
});

/** A slip of the pen in the year would push all unfinished work by it. */
function leapFault(project: ProjectRecord, to: LocalDateTime): Refusal | undefined {
  const from = project.statusDate ?? project.start;
  const aYearOn = `${String(Number(from.slice(0, 4)) + 1)}${from.slice(4)}`;
  if (to <= aYearOn) return undefined;
  return refuse('status-far-ahead', { from, to }, { recordId: project.id, field: 'statusDate' });
}

/** The latest report that the date leaves in the future. */
function reportFault(
  records: Records,
  { id: recordId }: ProjectRecord,
  statusDate: LocalDateTime,
): Refusal | undefined {
  let latest = { id: '', actual: statusDate };
  for (const { id, actualStart = '', actualFinish = '' } of records.all('task')) {
    const actual = actualFinish > actualStart ? actualFinish : actualStart;
    if (actual > latest.actual) latest = { id, actual };
  }
  if (latest.id === '') return undefined;
  const where = { recordId, field: 'statusDate', accepted: [latest.actual] };
  return refuse('status-before-actual', { ...latest, statusDate }, where);
}
