import type { Diff, PlanRecord, RecordId, RecordKind, Records } from '@throughline/model';

/** What of a plan's table a diff has to do with. */
export interface Touched {
  readonly kinds: ReadonlySet<RecordKind>;
  /** Tasks whose own rows may say something else. */
  readonly tasks: ReadonlySet<RecordId>;
  /** Tasks came, went or moved. */
  readonly isOutline: boolean;
  /** Durations or progress, which summaries add up. */
  readonly isProgress: boolean;
  /** Something is called or counted otherwise that any row may speak of. */
  readonly isNamed: boolean;
  /** All dates are computed anew. */
  readonly isWhole: boolean;
  /** What is late or critical is another question for every task. */
  readonly isOfAll: boolean;
}

const OUTLINE = ['parent', 'rank'];
const PROGRESS = [
  'duration',
  'percentComplete',
  'actualStart',
  'actualFinish',
  'remaining',
  'actualDuration',
  'inactive',
];
/** By these a record stands with a task, and may have stood with another before. */
const ENDS = ['taskId', 'from', 'to'];
/** Any task's row may name one of these, or count by it. */
const SPOKEN_OF: ReadonlySet<RecordKind> = new Set([
  'project',
  'calendar',
  'resource',
  'custom-field',
  'baseline',
]);

/** `records`: after the diff. */
export function touchedBy(diff: Diff, records: Records): Touched {
  const kinds = new Set<RecordKind>();
  const tasks = new Set<RecordId>();
  let [isOutline, isProgress] = [false, false];
  const around = (record: PlanRecord) => {
    kinds.add(record.kind);
    for (const id of tasksOf(record)) tasks.add(id);
  };
  for (const record of [...Object.values(diff.added), ...Object.values(diff.removed)]) {
    around(record);
    if (record.kind === 'task') isOutline = true;
  }
  for (const [id, fields] of Object.entries(diff.updated)) {
    const record = records.get(id as RecordId);
    if (record === undefined) continue;
    around(record);
    for (const end of ENDS) {
      const [before] = fields[end]?.[0] ?? [];
      if (typeof before === 'string') tasks.add(before as RecordId);
    }
    if (record.kind !== 'task') continue;
    if (OUTLINE.some((field) => Object.hasOwn(fields, field))) isOutline = true;
    if (PROGRESS.some((field) => Object.hasOwn(fields, field))) isProgress = true;
  }
  const isNamed = [...kinds].some((kind) => SPOKEN_OF.has(kind));
  const isWhole = isOutline || kinds.has('calendar') || kinds.has('project');
  const isOfAll = kinds.has('project') || kinds.has('baseline') || kinds.has('calendar');
  return { kinds, tasks, isOutline, isProgress, isNamed, isWhole, isOfAll };
}

function tasksOf(record: PlanRecord): RecordId[] {
  switch (record.kind) {
    case 'task':
      return [record.id];
    case 'link':
      return [record.from, record.to];
    case 'assignment':
    case 'fixed-cost':
      return [record.taskId];
    case 'promise':
      return record.taskId === undefined ? [] : [record.taskId];
    default:
      return [];
  }
}
