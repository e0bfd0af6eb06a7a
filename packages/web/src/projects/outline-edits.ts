import { type Edit, type RecordId, ranks, type TaskRecord } from '@throughline/model';
import type { OutlineTask } from './outline.ts';

const ONE_DAY = { minutes: 480, unit: 'd', estimated: true } as const;

/**
 * The edits that make an outline a plan: a task for every line, a day long and estimated where nobody said how
 * long. `inOrder`: each begins when the one above it is done.
 * @param newId gives an id that nobody had before
 */
export function outlineEdits(
  outline: readonly OutlineTask[],
  newId: () => RecordId,
  { inOrder }: { readonly inOrder: boolean },
): readonly Edit[] {
  const edits: Edit[] = [];
  const lengthy: RecordId[] = [];
  const add = (tasks: readonly OutlineTask[], parent?: RecordId) => {
    const places = ranks(tasks.length);
    tasks.forEach(({ name, duration = ONE_DAY, under }, place) => {
      const id = newId();
      const isSummary = under.length > 0;
      const record: TaskRecord = {
        id,
        audience: 'internal',
        kind: 'task',
        name,
        rank: places[place] as string,
        type: isSummary ? 'summary' : 'task',
        fixed: 'units',
        ...(parent !== undefined && { parent }),
        ...(!isSummary && { duration }),
        ...(!isSummary && duration.minutes === 0 && { milestone: true }),
      };
      edits.push({ kind: 'task.add', record });
      if (!isSummary) lengthy.push(id);
      add(under, id);
    });
  };
  add(outline);
  if (inOrder) {
    lengthy.slice(1).forEach((to, place) => {
      const from = lengthy[place] as RecordId;
      const record = {
        id: newId(),
        audience: 'internal',
        kind: 'link',
        from,
        to,
        type: 'FS',
      } as const;
      edits.push({ kind: 'link.add', record });
    });
  }
  return edits;
}
