import {
  type AssignmentRecord,
  derivedId,
  type RecordId,
  type ResourceRecord,
  type TaskRecord,
} from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { CustomFields } from './custom-fields.ts';
import type { AssignmentDraft } from './read-assignment.ts';
import type { WorkSpan } from './work-spans.ts';

export interface AssignmentTable {
  readonly records: readonly AssignmentRecord[];
  /** When interrupted tasks are worked on, by all their assignments, and their resource's calendar if there is one. */
  readonly spansByTask: ReadonlyMap<
    RecordId,
    { readonly spans: WorkSpan[]; calendarId: RecordId | undefined }
  >;
}

/** Assignments with their tasks and resources. MS Project writes one of nobody for every unassigned task. */
export function assignmentTable(
  drafts: readonly AssignmentDraft[],
  tasks: ReadonlyMap<string, TaskRecord>,
  resources: ReadonlyMap<string, ResourceRecord>,
  custom: CustomFields,
  losses: LossList,
): AssignmentTable {
  const records: AssignmentRecord[] = [];
  const spansByTask = new Map<RecordId, { spans: WorkSpan[]; calendarId: RecordId | undefined }>();
  const ids = new Set<RecordId>();
  for (const draft of drafts) {
    const task = tasks.get(draft.taskUid ?? '');
    const resource = resources.get(draft.resourceUid ?? '');
    if (task === undefined || (resource === undefined && draft.resourceUid !== undefined)) {
      const field = task === undefined ? 'TaskUID' : 'ResourceUID';
      if (!isPlaceholderOfProject(draft)) losses.add('reference-dangling', draft.where, { field });
      continue;
    }
    if (draft.spans !== undefined) {
      const known = spansByTask.get(task.id);
      if (known === undefined) {
        spansByTask.set(task.id, { spans: [...draft.spans], calendarId: resource?.calendarId });
      } else {
        known.spans.push(...draft.spans);
      }
    }
    if (resource === undefined && (task.work === undefined || draft.record.work === 0)) continue;
    const id = assignmentId(draft, task, ids, losses);
    ids.add(id);
    const values = custom.valuesOf(draft.custom, draft.where);
    records.push({
      id,
      ...draft.record,
      taskId: task.id,
      ...(resource === undefined ? {} : { resourceId: resource.id }),
      ...(draft.uid === undefined ? {} : { keys: { 'ms-project.uid': draft.uid } }),
      ...(values === undefined ? {} : { custom: values }),
    });
  }
  return { records, spansByTask };
}

/** The project's own row, UID 0, may have one of nobody. */
function isPlaceholderOfProject({ taskUid, resourceUid }: AssignmentDraft): boolean {
  return taskUid === '0' && resourceUid === undefined;
}

function assignmentId(
  { uid, where }: AssignmentDraft,
  task: TaskRecord,
  taken: ReadonlySet<RecordId>,
  losses: LossList,
): RecordId {
  if (uid !== undefined) {
    const id = derivedId('ms-project', 'assignment', uid);
    if (!taken.has(id)) return id;
    losses.add('assignment-twice', where);
  }
  for (let place = 0; ; place++) {
    const id = derivedId('ms-project', 'assignment', task.id, String(place));
    if (!taken.has(id)) return id;
  }
}
