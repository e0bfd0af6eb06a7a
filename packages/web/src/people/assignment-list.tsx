import type { AssignmentRecord, Edit, RecordId } from '@throughline/model';
import { useState } from 'react';
import { TaskLink } from '../moment/index.ts';
import { useLocalProject } from '../project/index.ts';
import { Button, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './people.module.css';
import type { PeoplePlan } from './people-plan.ts';
import { isOpen } from './replace-edits.ts';
import { parseUnits, parseWork, unitsText, workText } from './typed-cells.ts';

const say = messages({
  task: 'Task',
  units: 'Units',
  unitsOf: 'Units, {name}',
  work: 'Work',
  workOf: 'Work, {name}',
  done: 'Done',
  left: 'Remaining',
  none: 'Nothing is assigned. People are given work in the plan, in the column Resources.',
  finished: 'finished',
  remove: 'Take off',
  removeOf: 'Take off {name}',
  taken: 'Taken off {name}.',
  undo: 'Undo',
  notUnits: '“{text}” is no percentage.',
  notWork: '“{text}” is no amount of work. Type 16h or 2d.',
  gone: 'a task that is gone',
});

interface AssignmentListProps {
  readonly assignments: readonly AssignmentRecord[];
  readonly plan: PeoplePlan;
  readonly canEdit: boolean;
}

/** What one resource works on; units and work are typed in their cells. */
export function AssignmentList({ assignments, plan, canEdit }: AssignmentListProps) {
  const project = useLocalProject();
  const taskById = new Map(plan.tasks.map((task) => [task.id as string, task]));
  const minutesPerDay = plan.project.minutesPerDay;
  const submit = async (edit: Edit): Promise<boolean> => {
    const outcome = await project.submit([edit]);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    return outcome.ok;
  };
  const wrong = (text: string): false => {
    toast(text, { bad: true });
    return false;
  };
  const takeOff = async (id: RecordId, name: string) => {
    if (!(await submit({ kind: 'assignment.remove', ids: [id] }))) return;
    toast(say('taken', { name }), {
      action: { label: say('undo'), onChoose: () => void project.undo() },
    });
  };
  if (assignments.length === 0) return <p className="muted">{say('none')}</p>;
  const open = (assignment: AssignmentRecord) => isOpen(assignment, taskById);
  const sorted = [...assignments.filter(open), ...assignments.filter((one) => !open(one))];
  return (
    <div className={styles.scroll}>
      <table className={styles.assignments}>
        <thead>
          <tr>
            <th scope="col">{say('task')}</th>
            <th scope="col" className="num">
              {say('units')}
            </th>
            <th scope="col" className="num">
              {say('work')}
            </th>
            <th scope="col" className="num">
              {say('done')}
            </th>
            <th scope="col" className="num">
              {say('left')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sorted.map((assignment) => {
            const { id, taskId, units, work, actualWork = 0 } = assignment;
            const remaining = assignment.remainingWork ?? Math.max(0, work - actualWork);
            const name = taskById.get(taskId)?.name ?? say('gone');
            const mayEdit = canEdit && open(assignment);
            return (
              <tr key={id}>
                <td>
                  <TaskLink taskId={taskId}>{name}</TaskLink>{' '}
                  {!open(assignment) && <span className="faint">{say('finished')}</span>}
                </td>
                <td className="num">
                  <TypedAmount
                    label={say('unitsOf', { name })}
                    stored={unitsText(units)}
                    canEdit={mayEdit}
                    onPut={(text) => {
                      const parsed = parseUnits(text);
                      return parsed === undefined
                        ? wrong(say('notUnits', { text }))
                        : submit({ kind: 'assignment.set-units', assignmentId: id, units: parsed });
                    }}
                  />
                </td>
                <td className="num">
                  <TypedAmount
                    label={say('workOf', { name })}
                    stored={workText(work)}
                    canEdit={mayEdit}
                    onPut={(text) => {
                      const minutes = parseWork(text, minutesPerDay);
                      return minutes === undefined
                        ? wrong(say('notWork', { text }))
                        : submit({ kind: 'assignment.set-work', assignmentId: id, minutes });
                    }}
                  />
                </td>
                <td className="num">{format.number(actualWork / 60, 1)}</td>
                <td className="num">{format.number(remaining / 60, 1)}</td>
                <td className="num">
                  {canEdit && (
                    <Button
                      look="quiet"
                      aria-label={say('removeOf', { name })}
                      onClick={() => void takeOff(id, name)}
                    >
                      {say('remove')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface TypedAmountProps {
  readonly label: string;
  readonly stored: string;
  readonly canEdit: boolean;
  /** Whether it is in the plan now. */
  readonly onPut: (text: string) => boolean | Promise<boolean>;
}

function TypedAmount({ label, stored, canEdit, onPut }: TypedAmountProps) {
  const [typed, setTyped] = useState<string>();
  const leave = async () => {
    if (typed === undefined) return;
    if (typed.trim() === stored || (await onPut(typed))) setTyped(undefined);
  };
  return (
    <input
      className={styles.cell}
      aria-label={label}
      readOnly={!canEdit}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void leave()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(undefined);
        if (event.key === 'Enter') void leave();
      }}
    />
  );
}
