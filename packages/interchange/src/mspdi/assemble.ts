import {
  type AssignmentRecord,
  type BaselineRecord,
  type BaselineTask,
  derivedId,
  type FixedCostRecord,
  type LinkRecord,
  type LocalDateTime,
  type PlanRecord,
  type ProjectRecord,
  type RecordId,
  type ResourceRecord,
  type TaskRecord,
} from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import {
  AUDIENCE_OF_IMPORTS,
  type ReadPlan,
  type ReadRefusal,
  readRefusal,
  type StoredDates,
} from '../read-outcome.ts';
import { assignmentTable } from './assemble-assignments.ts';
import { assembleCalendars, type Calendars } from './assemble-calendars.ts';
import { assembleOutline, type PlacedTask } from './assemble-outline.ts';
import type { CustomFields } from './custom-fields.ts';
import type { AssignmentDraft } from './read-assignment.ts';
import type { CalendarDraft } from './read-calendar.ts';
import { PROJECT_ID, type ProjectDraft } from './read-header.ts';
import type { ResourceDraft } from './read-resource.ts';
import type { TaskDraft } from './read-task.ts';
import { PlanCalendars, splitsOf } from './splits.ts';
import { baselineName } from './write-costs.ts';

/** All that a file held, each element already converted, before anything refers to anything. */
export interface FileDrafts {
  readonly project: ProjectDraft;
  readonly projectNotes: string | undefined;
  readonly calendars: ReadonlyMap<string, CalendarDraft>;
  readonly tasks: readonly TaskDraft[];
  readonly resources: ReadonlyMap<string, ResourceDraft>;
  readonly assignments: readonly AssignmentDraft[];
  readonly custom: CustomFields;
  readonly losses: LossList;
}

/** Puts a file's drafts together to a plan whose records refer only to each other. */
export function assemble(drafts: FileDrafts): ReadPlan | ReadRefusal {
  const { project, tasks, losses, custom } = drafts;
  const calendars = assembleCalendars(drafts.calendars, project.calendarUid, losses);
  if ('refused' in calendars) return calendars;
  const start = projectStart(drafts);
  if (start === undefined) return readRefusal('project-start-missing');
  const projectRecord: ProjectRecord = {
    ...project.record,
    start,
    calendarId: calendars.projectCalendarId,
    ...(drafts.projectNotes === undefined ? {} : { notes: drafts.projectNotes }),
  };

  const placed = assembleOutline(tasks, losses);
  const resources = resourceRecords(drafts, calendars);
  const taskRecords = new Map(
    placed.map((one) => [one.draft.uid, taskRecord(one, calendars, drafts)]),
  );
  const links = linkRecords(placed, taskRecords, losses);
  const assignments = assignmentTable(drafts.assignments, taskRecords, resources, custom, losses);
  countActualCosts(placed, assignments.records, losses);
  const baselines = baselineRecords(placed);

  const records: PlanRecord[] = [
    projectRecord,
    ...calendars.records,
    ...resources.values(),
    ...custom.records(),
    ...taskRecords.values(),
    ...links,
    ...assignments.records,
    ...fixedCosts(placed),
    ...baselines,
  ];
  setSplits(records, placed, assignments.spansByTask, losses);
  const stored = new Map<RecordId, StoredDates>();
  stored.set(PROJECT_ID, {
    start,
    ...(project.finish === undefined ? {} : { finish: project.finish }),
  });
  for (const { draft } of placed) stored.set(draft.record.id, draft.stored);
  return {
    format: 'mspdi',
    records,
    stored,
    losses: losses.list(),
    project: { taken: project.record.name, others: [] },
  };
}

function projectStart({ project, tasks, losses }: FileDrafts): LocalDateTime | undefined {
  if (project.record.start !== undefined) return project.record.start;
  let earliest: LocalDateTime | undefined;
  for (const { stored, record } of tasks) {
    const start = record.actualStart ?? stored.start;
    if (start !== undefined && (earliest === undefined || start < earliest)) earliest = start;
  }
  if (earliest !== undefined) losses.add('project-start-assumed');
  return earliest;
}

function resourceRecords(
  { resources, custom, losses }: FileDrafts,
  { idByUid }: Calendars,
): Map<string, ResourceRecord> {
  const records = new Map<string, ResourceRecord>();
  for (const draft of resources.values()) {
    const calendarId = idByUid.get(draft.calendarUid ?? '');
    if (calendarId === undefined && draft.calendarUid !== undefined) {
      losses.add('reference-dangling', draft.where, { field: 'CalendarUID' });
    }
    const values = custom.valuesOf(draft.custom, draft.where);
    records.set(draft.uid, {
      ...draft.record,
      ...(calendarId === undefined ? {} : { calendarId }),
      ...(values === undefined ? {} : { custom: values }),
    });
  }
  return records;
}

function taskRecord(
  { draft, record }: PlacedTask,
  { idByUid }: Calendars,
  { custom, losses }: FileDrafts,
): TaskRecord {
  const calendarId = idByUid.get(draft.calendarUid ?? '');
  if (calendarId === undefined && draft.calendarUid !== undefined) {
    losses.add('reference-dangling', draft.where, { field: 'CalendarUID' });
  }
  const values = custom.valuesOf(draft.custom, draft.where);
  if (calendarId !== undefined) record.calendarId = calendarId;
  if (values !== undefined) record.custom = values;
  return record;
}

function linkRecords(
  placed: readonly PlacedTask[],
  tasks: ReadonlyMap<string, TaskRecord>,
  losses: LossList,
): LinkRecord[] {
  const records: LinkRecord[] = [];
  for (const { draft, record } of placed) {
    const seen = new Set<string>();
    for (const [place, { fromUid, type, lag, otherProject }] of draft.links.entries()) {
      const from = tasks.get(fromUid);
      if (from === undefined || fromUid === draft.uid) {
        const missing = otherProject ? 'cross-project-link' : 'link-dangling';
        const code = from === undefined ? missing : 'link-to-itself';
        losses.add(code, () => `${draft.where()}, predecessor ${fromUid}`);
        continue;
      }
      const parts = ['ms-project', 'link', fromUid, draft.uid, type];
      // Two tasks may be linked twice in the same way, with different lags.
      if (seen.has(fromUid + type)) parts.push(String(place));
      seen.add(fromUid + type);
      records.push({
        id: derivedId(...parts),
        kind: 'link',
        audience: AUDIENCE_OF_IMPORTS,
        from: from.id,
        to: record.id,
        type,
        ...(lag === undefined ? {} : { lag }),
      });
    }
  }
  return records;
}

function fixedCosts(placed: readonly PlacedTask[]): FixedCostRecord[] {
  return placed.flatMap(({ draft: { uid, record, fixedCost } }) =>
    fixedCost === undefined
      ? []
      : [
          {
            id: derivedId('ms-project', 'fixed-cost', uid),
            kind: 'fixed-cost',
            audience: AUDIENCE_OF_IMPORTS,
            taskId: record.id,
            ...fixedCost,
          },
        ],
  );
}

function baselineRecords(placed: readonly PlacedTask[]): BaselineRecord[] {
  const tasksByNumber = new Map<number, Record<RecordId, BaselineTask>>();
  for (const { draft } of placed) {
    for (const { number, values } of draft.baselines) {
      const tasks = tasksByNumber.get(number) ?? {};
      tasksByNumber.set(number, tasks);
      tasks[draft.record.id] = values;
    }
  }
  return [...tasksByNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, tasks]) => ({
      id: derivedId('ms-project', 'baseline', String(number)),
      kind: 'baseline',
      audience: AUDIENCE_OF_IMPORTS,
      name: baselineName(number),
      number,
      tasks,
    }));
}

/** The cost of a task comes from its resources and its fixed cost; one typed on a task with neither is lost. */
function countActualCosts(
  placed: readonly PlacedTask[],
  assignments: readonly AssignmentRecord[],
  losses: LossList,
): void {
  const assigned = new Set(assignments.map(({ taskId }) => taskId));
  for (const { draft, record } of placed) {
    if (draft.actualCost === undefined || record.type === 'summary') continue;
    if (draft.fixedCost === undefined && !assigned.has(record.id)) {
      losses.add('task-actual-cost', draft.where);
    }
  }
}

/** Compiling calendars is left until a task needs it: few plans have interrupted tasks. */
function setSplits(
  records: PlanRecord[],
  placed: readonly PlacedTask[],
  spansByTask: ReturnType<typeof assignmentTable>['spansByTask'],
  losses: LossList,
): void {
  if (spansByTask.size === 0) return;
  const calendars = PlanCalendars.of(records);
  const places = new Map(records.map((record, i) => [record.id, i]));
  for (const { draft } of placed) {
    const found = spansByTask.get(draft.record.id);
    if (found === undefined) continue;
    const place = places.get(draft.record.id) as number;
    const task = records[place] as TaskRecord;
    if (task.type === 'summary') continue;
    const calendar = calendars?.find(task.calendarId, found.calendarId);
    const splits = calendar && splitsOf(task, draft.stored, found.spans, calendar);
    if (splits === undefined) losses.add('split-unclear', draft.where);
    else if (splits !== 'none') records[place] = { ...task, splits };
  }
}
