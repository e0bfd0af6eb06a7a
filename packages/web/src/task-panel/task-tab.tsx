import { customColumn, type StandardColumnId, usePlanRecords } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { format, messages } from '../words/index.ts';
import { CellField } from './cell-field.tsx';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';
import { Splits } from './splits.tsx';

const say = messages({
  progress: 'Progress',
  schedule: 'Schedule',
  estimate: 'Estimate',
  promises: 'Promised',
  about: 'About',
  custom: 'Custom fields',
  promise: '{what} to {whom}: {date}',
  thePromise: 'Promise',
  noPromises: 'Nothing is promised of this task.',
  toPromises: 'Promises',
});

const PROGRESS: readonly StandardColumnId[] = [
  'percent',
  'remaining',
  'actualStart',
  'actualFinish',
  'expectedFinish',
  'blockedBy',
];
const SCHEDULE: readonly StandardColumnId[] = [
  'duration',
  'start',
  'finish',
  'mode',
  'type',
  'constraint',
  'constraintDate',
  'deadline',
  'calendar',
  'priority',
];
const ESTIMATE: readonly StandardColumnId[] = ['optimistic', 'mostLikely', 'pessimistic'];
const ABOUT: readonly StandardColumnId[] = ['responsible', 'wbs', 'contact', 'hyperlink', 'notes'];
/** What a summary has from the tasks under it. */
const OF_SUMMARIES: readonly StandardColumnId[] = ['percent', 'duration', 'start', 'finish'];

export function TaskTab() {
  const { details } = useOpenTask();
  const { isSummary } = details;
  const fields = usePlanRecords('custom-field');
  const custom = (fields ?? []).filter(({ appliesTo }) => appliesTo === 'task');
  const progress = isSummary ? PROGRESS.slice(0, 1) : PROGRESS;
  return (
    <>
      <Fields title={say('progress')} columns={progress} />
      <Fields title={say('schedule')} columns={SCHEDULE} />
      {!isSummary && <Splits />}
      {!isSummary && <Fields title={say('estimate')} columns={ESTIMATE} />}
      <Promises />
      <Fields title={say('about')} columns={ABOUT} />
      {custom.length > 0 && (
        <section className={styles.section}>
          <h3>{say('custom')}</h3>
          {custom.map((field) => (
            <CellField key={field.id} column={customColumn(field)} />
          ))}
        </section>
      )}
    </>
  );
}

function Fields({
  title,
  columns,
}: {
  readonly title: string;
  readonly columns: readonly StandardColumnId[];
}) {
  const { isSummary, task } = useOpenTask().details;
  const isComputed = (column: StandardColumnId) =>
    isSummary && task.mode !== 'manual' && OF_SUMMARIES.includes(column);
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {columns.map((column) => (
        <CellField key={column} column={column} isReadOnly={isComputed(column)} />
      ))}
    </section>
  );
}

function Promises() {
  const { promises, task } = useOpenTask().details;
  return (
    <section className={styles.section}>
      <h3>{say('promises')}</h3>
      {promises.length === 0 && <p className="faint">{say('noPromises')}</p>}
      <ul className={styles.list}>
        {promises.map(({ id, name, to, date, amount }) => (
          <li key={id}>
            {say('promise', {
              what: name ?? say('thePromise'),
              whom: to,
              date: amount
                ? format.money(Number(amount.amount), amount.currency)
                : format.weekdayAndDay(date),
            })}
          </li>
        ))}
      </ul>
      <p>
        <ScreenLink screen="promises" search={{ task: task.id }}>
          {say('toPromises')}
        </ScreenLink>
      </p>
    </section>
  );
}
