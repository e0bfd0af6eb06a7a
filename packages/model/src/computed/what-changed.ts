import type { Diff, FieldChanges, PlanRecord, RecordId, Records } from '../plan/index.ts';

/** What of a plan's network a diff has to do with. */
export interface WhatChanged {
  /** Another network: its tasks, its outline, its calendars. */
  everything: boolean;
  links: boolean;
  /** Only when work may lie, and how it is dated. */
  options: boolean;
  readonly tasks: Set<RecordId>;
}

/** Where tasks lie decides which activities there are, and in what order. */
const OUTLINE = ['parent', 'rank'];
/** What people say of a task; no date follows from it. */
const SAID: ReadonlySet<string> = new Set(
  'name notes audience keys custom wbs hyperlink contact responsible blocked'.split(' '),
);
/** These make other activities of the tasks, not only other dates. */
const PROJECT = ['rules', 'calendarId'];
const RESOURCE = ['calendarId', 'type'];

/** `records`: after the diff. */
export function whatChanged(diff: Diff, records: Records): WhatChanged {
  const changed: WhatChanged = {
    everything: false,
    links: false,
    options: false,
    tasks: new Set(),
  };
  for (const record of Object.values(diff.added)) cameOrWent(record, changed);
  for (const record of Object.values(diff.removed)) cameOrWent(record, changed);
  for (const [id, fields] of Object.entries(diff.updated)) {
    const record = records.get(id as RecordId);
    if (record !== undefined) became(record, fields, records, changed);
  }
  return changed;
}

function cameOrWent(record: PlanRecord, changed: WhatChanged): void {
  switch (record.kind) {
    case 'project':
    case 'calendar':
    case 'task':
      changed.everything = true;
      break;
    case 'link':
      changed.links = true;
      break;
    case 'assignment':
      changed.tasks.add(record.taskId);
  }
}

function became(
  record: PlanRecord,
  fields: FieldChanges,
  records: Records,
  changed: WhatChanged,
): void {
  const touches = (names: readonly string[]) => names.some((name) => Object.hasOwn(fields, name));
  switch (record.kind) {
    case 'project':
      if (touches(PROJECT)) changed.everything = true;
      else changed.options = true;
      break;
    case 'calendar':
      changed.everything = true;
      break;
    case 'task':
      if (touches(OUTLINE)) changed.everything = true;
      else if (!Object.keys(fields).every(isSaid)) changed.tasks.add(record.id);
      break;
    case 'link':
      changed.links = true;
      break;
    case 'resource':
      if (!touches(RESOURCE)) break;
      for (const { taskId } of records.referrers(record.id, 'assignment'))
        changed.tasks.add(taskId);
      break;
    case 'assignment': {
      changed.tasks.add(record.taskId);
      const before = fields.taskId?.[0][0];
      if (typeof before === 'string') changed.tasks.add(before as RecordId);
    }
  }
}

function isSaid(path: string): boolean {
  return SAID.has(path.split('/')[0] as string);
}
