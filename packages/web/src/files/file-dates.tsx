import { Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './files.module.css';
import type { NewPlanReport } from './intake-report.ts';

const say = messages({
  title: 'Our dates beside the file’s own',
  counted: '{exact} of {tasks} tasks have exactly the dates and float that the file has',
  start: 'Start',
  finish: 'Finish',
  project: 'The project',
  ours: 'ours',
  file: 'the file’s',
  task: 'Task',
  why: 'Why ours',
  same: 'Every start and finish is the file’s own.',
  onlyFloat: 'Starts and finishes are the file’s own; float or late dates differ in {count}.',
  more: 'The {count} largest differences are shown.',
});

/** Whether the schedule is the tool's own, task by task, and what sets ours where it is not. */
export function FileDates({
  schedule,
  stored,
}: {
  readonly schedule: NonNullable<NewPlanReport['schedule']>;
  readonly stored: NonNullable<NewPlanReport['stored']>;
}) {
  const { tasks, exact, different, differences } = stored;
  const aside = say('counted', { exact: format.number(exact), tasks: format.number(tasks) });
  return (
    <Section title={say('title')} aside={aside}>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('task')}</th>
              <th scope="col">{say('start')}</th>
              <th scope="col">{say('finish')}</th>
              <th scope="col">{say('why')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td className="strong">{say('project')}</td>
              <Both ours={schedule.start} file={stored.start ?? null} />
              <Both ours={schedule.finish} file={stored.finish ?? null} />
              <td />
            </tr>
            {differences.map(({ id, name, ours, file, why }) => (
              <tr key={id}>
                <td>{name}</td>
                <Both ours={ours.start} file={file.start} />
                <Both ours={ours.finish} file={file.finish} />
                <td className="muted">{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="faint">
        {differences.length > 0
          ? differences.length < different && say('more', { count: differences.length })
          : exact === tasks
            ? say('same')
            : say('onlyFloat', { count: tasks - exact })}
      </p>
    </Section>
  );
}

/** Both dates where they differ; to the minute where the day is the same. */
function Both({ ours, file }: { readonly ours: string | null; readonly file: string | null }) {
  if (file === null || ours === file) return <td className={styles.dates}>{format.day(ours)}</td>;
  const show = ours?.slice(0, 10) === file.slice(0, 10) ? format.moment : format.day;
  return (
    <td className={styles.dates}>
      <p>
        {show(ours)} <span className="faint">{say('ours')}</span>
      </p>
      <p className="muted">
        {show(file)} <span className="faint">{say('file')}</span>
      </p>
    </td>
  );
}
