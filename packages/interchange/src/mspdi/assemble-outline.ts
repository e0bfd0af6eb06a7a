import { ranks, type TaskRecord } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { TaskDraft, TaskFields } from './read-task.ts';

/** A task with its place: the record, written into, lacks only what it refers to. */
export interface PlacedTask {
  readonly draft: TaskDraft;
  readonly record: TaskFields & Pick<TaskRecord, 'rank'>;
}

/**
 * Rows in the file's order become a tree by their levels. A row that skips levels belongs to the row
 * above it, and is counted. What a summary gets from its children is taken out of its record.
 */
export function assembleOutline(drafts: readonly TaskDraft[], losses: LossList): PlacedTask[] {
  const { parents, numbers } = treeOf(drafts, losses);
  const children = new Map<TaskDraft | undefined, number>();
  for (const draft of drafts) {
    const parent = parents.get(draft);
    children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  const ranksLeft = new Map(
    [...children].map(([parent, count]) => [parent, ranks(count).values()]),
  );
  return drafts.map((draft) => {
    const parent = parents.get(draft);
    const rank = ranksLeft.get(parent)?.next().value as string;
    const isSummary = children.has(draft);
    if (!isSummary && draft.saysSummary) losses.add('summary-without-tasks', draft.where);
    if (isSummary) takeFromChildren(draft);
    else if (draft.duration !== undefined) draft.record.duration = draft.duration;
    if (parent !== undefined) draft.record.parent = parent.record.id;
    if (draft.wbs !== undefined && draft.wbs !== numbers.get(draft)) draft.record.wbs = draft.wbs;
    return { draft, record: Object.assign(draft.record, { rank }) };
  });
}

interface Tree {
  readonly parents: ReadonlyMap<TaskDraft, TaskDraft>;
  /** Outline numbers: `1.2.3`. */
  readonly numbers: ReadonlyMap<TaskDraft, string>;
}

function treeOf(drafts: readonly TaskDraft[], losses: LossList): Tree {
  const parents = new Map<TaskDraft, TaskDraft>();
  const numbers = new Map<TaskDraft, string>();
  /** The row last seen at each level, top first, and how many of its level came before under the same parent. */
  const open: { readonly draft: TaskDraft; readonly place: number }[] = [];
  for (const draft of drafts) {
    const level = Math.min(draft.level, open.length + 1);
    if (level < draft.level) losses.add('outline-gap', draft.where);
    const place = (open[level - 1]?.place ?? 0) + 1;
    open.length = level - 1;
    const parent = open.at(-1)?.draft;
    open.push({ draft, place });
    if (parent !== undefined) parents.set(draft, parent);
    numbers.set(draft, parent === undefined ? `${place}` : `${numbers.get(parent)}.${place}`);
  }
  return { parents, numbers };
}

/** Dates, work and progress of a summary are those of its tasks; a manual one keeps the duration it was given. */
function takeFromChildren({ record, duration, stored }: TaskDraft): void {
  record.type = 'summary';
  for (const field of FROM_CHILDREN) delete record[field];
  if (duration === undefined) return;
  stored.summaryDuration = duration.minutes;
  if (record.mode === 'manual') record.duration = duration;
}

const FROM_CHILDREN = [
  'actualDuration',
  'remaining',
  'work',
  'actualWork',
  'remainingWork',
  'actualStart',
  'actualFinish',
  'percentComplete',
  'percentWorkComplete',
  'physicalPercentComplete',
  'stop',
  'resume',
] as const;
