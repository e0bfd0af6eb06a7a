import { Button, Dialog } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { remove } from './actions/removing.ts';
import type { DeskState, PlanDesk } from './desk.ts';

const say = messages({
  title: { one: 'Remove “{name}”?', other: 'Remove {tasks} tasks?' },
  under: { one: '1 task under it goes along.', other: '{tasks} tasks under it go along.' },
  around: {
    one: '1 link, assignment, cost or promise of it goes along.',
    other: '{records} links, assignments, costs and promises of it go along.',
  },
  undo: 'Undo brings everything back.',
  keep: 'Keep',
  remove: 'Remove',
});

/** What goes along with the tasks that are to be removed, before they are. */
export function RemovalDialog({
  desk,
  removal,
}: {
  readonly desk: PlanDesk;
  readonly removal: NonNullable<DeskState['removal']>;
}) {
  const { tasks, ids } = removal;
  const gone = ids.filter((id) => desk.rows.slotOf(id) >= 0).length;
  const around = ids.length - gone;
  const under = gone - tasks.length;
  const name =
    desk.project.state.table?.names[tasks[0] === undefined ? -1 : desk.rows.slotOf(tasks[0])] ?? '';
  const close = () => {
    desk.put({ removal: undefined });
    desk.focus();
  };
  return (
    <Dialog
      open
      title={say('title', { count: tasks.length, name, tasks: format.number(tasks.length) })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{say('keep')}</Button>
          <Button look="danger" onClick={() => void remove(desk, tasks, ids)}>
            {say('remove')}
          </Button>
        </>
      }
    >
      {under > 0 && <p>{say('under', { count: under, tasks: format.number(under) })}</p>}
      {around > 0 && <p>{say('around', { count: around, records: format.number(around) })}</p>}
      <p className="muted">{say('undo')}</p>
    </Dialog>
  );
}
