import {
  type AssignmentRecord,
  isRefusal,
  parseDuration,
  type RecordOf,
  sayRefusal,
  scaleOf,
} from '@throughline/model';
import { useId, useState } from 'react';
import { type TaskDetails, usePlanRecords } from '../project/index.ts';
import { Button } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { CellField, TypedField } from './cell-field.tsx';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  title: 'On this task',
  name: 'Name',
  units: 'Units',
  work: 'Work',
  remaining: 'To do',
  nobody: 'Nobody is on this task.',
  unassigned: 'Not given to anybody yet',
  unitsOf: 'Units of {name}',
  workOf: 'Work of {name}',
  remove: 'Remove',
  removeNamed: 'Remove {name} from this task',
  add: 'Put somebody on it',
  addHint:
    'A name, with units in brackets where it is not all of their time: Ana Ortiz[50%]. A new name is a new resource.',
  placeholder: 'Name, or Name[50%]',
  notUnits: '“{text}” cannot be read as units. Accepted: 50 %, or an amount of a material.',
  action: 'Actions',
  totals: 'In all',
});

type Assigned = TaskDetails['assignments'][number];

/** Who works on the task, with how much of their time and how much work. */
export function PeopleTab() {
  const { details, canEdit } = useOpenTask();
  const resources = usePlanRecords('resource');
  const { assignments, isSummary } = details;
  return (
    <>
      <section className={styles.section}>
        <h3>{say('title')}</h3>
        {assignments.length === 0 ? (
          <p className="faint">{say('nobody')}</p>
        ) : (
          <table className={styles.people}>
            <thead>
              <tr>
                <th scope="col">{say('name')}</th>
                <th scope="col" className="num">
                  {say('units')}
                </th>
                <th scope="col" className="num">
                  {say('work')}
                </th>
                <th scope="col" className="num">
                  {say('remaining')}
                </th>
                <th scope="col">
                  <span className="unseen">{say('action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {assignments.map((assigned) => (
                <Person
                  key={assigned.record.id}
                  assigned={assigned}
                  resource={resources?.find(({ id }) => id === assigned.record.resourceId)}
                />
              ))}
            </tbody>
          </table>
        )}
        {canEdit && <AddPerson resources={resources ?? []} />}
      </section>
      <section className={styles.section}>
        <h3>{say('totals')}</h3>
        {!isSummary && <CellField column="work" />}
        <CellField column="actualWork" />
        <CellField column="remainingWork" />
        <CellField column="responsible" />
      </section>
    </>
  );
}

function Person({
  assigned: { record, resourceName },
  resource,
}: {
  readonly assigned: Assigned;
  readonly resource: RecordOf<'resource'> | undefined;
}) {
  const { plan, canEdit, submit } = useOpenTask();
  const name = resourceName || say('unassigned');
  const isMaterial = resource?.type === 'material';
  const units = isMaterial ? format.number(record.units, 2) : format.percent(record.units * 100);
  const setUnits = async (typed: string) => {
    const amount = Number(typed.replace(/[%\s]/g, '').replace(',', '.'));
    if (typed.trim() === '' || !Number.isFinite(amount) || amount < 0) {
      return say('notUnits', { text: typed });
    }
    return submit([
      {
        kind: 'assignment.set-units',
        assignmentId: record.id,
        units: isMaterial ? amount : amount / 100,
      },
    ]);
  };
  const setWork = async (typed: string) => {
    if (plan === undefined) return undefined;
    const hours = /^[\d.,\s]+$/.test(typed) ? `${typed.trim()}h` : typed;
    const work = parseDuration(hours, scaleOf(plan));
    if (isRefusal(work)) return sayRefusal(work);
    return submit([
      { kind: 'assignment.set-work', assignmentId: record.id, minutes: work.minutes },
    ]);
  };
  const remove = () => submit([{ kind: 'assignment.remove', ids: [record.id] }]);
  return (
    <tr>
      <td>{name}</td>
      <td className="num">
        <TypedField
          isBare
          isNumeric
          label={say('unitsOf', { name })}
          text={units}
          isEditable={canEdit}
          onCommit={setUnits}
        />
      </td>
      <td className="num">
        <TypedField
          isBare
          isNumeric
          label={say('workOf', { name })}
          text={hoursOf(record.work)}
          isEditable={canEdit && !isMaterial}
          onCommit={setWork}
        />
      </td>
      <td className="num">{hoursOf(remainingOf(record))}</td>
      <td className="num">
        {canEdit && (
          <Button
            look="quiet"
            aria-label={say('removeNamed', { name })}
            onClick={() => void remove()}
          >
            {say('remove')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** As the list of resources is typed in the grid, one more behind those there are. */
function AddPerson({ resources }: { readonly resources: readonly RecordOf<'resource'>[] }) {
  const { text, enter } = useOpenTask();
  const [count, setCount] = useState(0);
  const list = useId();
  const add = async (typed: string) => {
    const before = text('resources');
    const refused = await enter('resources', before === '' ? typed : `${before}, ${typed}`);
    if (refused === undefined) setCount(count + 1);
    return refused;
  };
  return (
    <div className={styles.find}>
      <TypedField
        key={count}
        label={say('add')}
        hint={say('addHint')}
        text=""
        placeholder={say('placeholder')}
        isEditable
        list={list}
        onCommit={add}
      />
      <datalist id={list}>
        {resources.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function remainingOf({ work, actualWork = 0, remainingWork }: AssignmentRecord): number {
  return remainingWork ?? Math.max(0, work - actualWork);
}

function hoursOf(minutes: number): string {
  return `${format.number(minutes / 60, 2)}h`;
}
