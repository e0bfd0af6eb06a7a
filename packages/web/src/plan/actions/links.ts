import type { Edit, RecordId } from '@throughline/model';
import { newId } from '../../connection/index.ts';
import type { PlanDesk } from '../desk.ts';
import { makeEdits } from './entering.ts';

/** Links the selected tasks finish to start, in the order in which they were selected. */
export async function linkSelected(desk: PlanDesk): Promise<void> {
  const { tasks } = desk;
  const edits = tasks.slice(1).map(
    (to, at): Edit => ({
      kind: 'link.add',
      record: {
        id: newId(),
        kind: 'link',
        audience: 'internal',
        from: tasks[at] as RecordId,
        to,
        type: 'FS',
      },
    }),
  );
  if (edits.length > 0) await makeEdits(desk, edits);
}

/** Takes away the links between the selected tasks; all links of a task that is selected alone. */
export async function unlinkSelected(desk: PlanDesk): Promise<void> {
  const { links } = desk.project.state.table ?? {};
  if (links === undefined) return;
  const slots = new Set(desk.tasks.map((id) => desk.rows.slotOf(id)));
  const isAlone = slots.size === 1;
  const ids = links.ids.filter((_, at) => {
    const ends = [links.from[at] ?? -1, links.to[at] ?? -1].map((slot) => slots.has(slot));
    return isAlone ? ends.includes(true) : !ends.includes(false);
  });
  if (ids.length > 0) await makeEdits(desk, [{ kind: 'link.remove', ids }]);
}
