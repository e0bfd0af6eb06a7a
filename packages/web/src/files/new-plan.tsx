import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useRead } from '../connection/index.ts';
import { Button, Menu, Section, SelectField, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { FileDates } from './file-dates.tsx';
import styles from './files.module.css';
import type { NewPlanReport, ReadingOptions, Upload } from './intake-report.ts';
import { kindWord } from './kind-words.ts';
import { Losses } from './losses.tsx';

const say = messages({
  same: '{name}: {tasks} tasks, done by {finish}. Our dates are the file’s own.',
  differ: {
    one: '{name}: {tasks} tasks, done by {finish}. In {count} task our dates are not the file’s own.',
    other:
      '{name}: {tasks} tasks, done by {finish}. In {count} tasks our dates are not the file’s own.',
  },
  plain:
    '{name}: {tasks} tasks, done by {finish}. The file has no dates of its own to compare with.',
  undated: '{name}: {tasks} tasks, without dates.',
  from: 'From {file}, {format}. No project is made before you confirm.',
  holds: 'What it holds',
  log: 'Its whole history comes with it: {changes} changes and {branches} branches, {from} to {to}.',
  others: 'The file has other projects',
  read: 'Read {name}',
  letters: 'Are letters wrong?',
  encoding: 'Read as {encoding}',
  make: 'Make the project',
  name: 'Name',
  programme: 'Programme',
  none: 'None',
  drop: 'Not this file',
  twice: {
    one: 'A project is called so already. To bring this file in as its next update instead, go to {project}.',
    other: '{count} projects are called so already. One is {project}.',
  },
});

const FORMATS: Readonly<Record<string, string>> = {
  mspdi: 'MS Project XML',
  xer: 'Primavera XER',
  pmxml: 'Primavera XML',
  throughline: '.throughline',
};
const ENCODINGS = ['windows-1252', 'windows-1251', 'windows-1250', 'utf-8', 'gb18030', 'shift_jis'];

interface NewPlanProps {
  readonly workspaceId: string;
  readonly upload: Upload<NewPlanReport>;
  readonly report: NewPlanReport;
  readonly onConfirm: (body: object) => void;
  readonly onReadAgain: (options: ReadingOptions) => void;
  readonly onDrop: () => void;
}

/** What a project made of the file would be, for whoever decides. */
export function NewPlan({
  workspaceId,
  upload,
  report,
  onConfirm,
  onReadAgain,
  onDrop,
}: NewPlanProps) {
  const { counts, log, project } = report;
  const kinds = Object.entries(counts).filter(([kind]) => kind !== 'project' && kind !== 'task');
  return (
    <>
      <div>
        <h1>{sentence(report)}</h1>
        <p className="muted">
          {say('from', { file: upload.name, format: FORMATS[report.format] ?? report.format })}
        </p>
        {log && (
          <p>
            {say('log', {
              changes: format.number(log.changes),
              branches: format.number(log.branches),
              from: format.instantDay(log.from),
              to: format.instantDay(log.to),
            })}
          </p>
        )}
        {report.unschedulable && <p className="bad">{report.unschedulable.sentence}</p>}
      </div>
      <div className={styles.columns}>
        <ConfirmForm
          workspaceId={workspaceId}
          report={report}
          onConfirm={onConfirm}
          onDrop={onDrop}
        />
        <Section title={say('holds')}>
          <table>
            <tbody>
              {kinds.map(([kind, count]) => (
                <tr key={kind}>
                  <td>{kindWord(kind, count)}</td>
                  <td className="num">{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.actions}>
            {project.others.length > 0 && (
              <Menu
                trigger={<Button>{say('others')}</Button>}
                items={project.others.map(({ id, name }) => ({
                  label: say('read', { name }),
                  onChoose: () => onReadAgain({ project: id }),
                }))}
              />
            )}
            {report.format === 'xer' && (
              <Menu
                trigger={<Button look="quiet">{say('letters')}</Button>}
                items={ENCODINGS.map((encoding) => ({
                  label: say('encoding', { encoding }),
                  onChoose: () => onReadAgain({ encoding }),
                }))}
              />
            )}
          </div>
        </Section>
      </div>
      {report.stored && report.schedule && (
        <FileDates schedule={report.schedule} stored={report.stored} />
      )}
      {log === null && <Losses losses={report.losses} />}
    </>
  );
}

function ConfirmForm({
  workspaceId,
  report,
  onConfirm,
  onDrop,
}: Pick<NewPlanProps, 'workspaceId' | 'report' | 'onConfirm' | 'onDrop'>) {
  const [name, setName] = useState(report.name);
  const path = `/workspaces/${workspaceId}`;
  const { data: known } = useRead<{ projects: readonly { id: string; name: string }[] }>(
    `${path}/projects`,
    { text: report.name.slice(0, 200) || '-' },
  );
  const { data } = useRead<{ programmes: readonly { id: string; name: string }[] }>(
    `${path}/programmes`,
  );
  const same = (known?.projects ?? []).filter((project) => project.name === name.trim());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { programmeId } = Object.fromEntries(new FormData(event.currentTarget));
    onConfirm({ name: name.trim(), ...(programmeId && { programmeId }) });
  };
  const [first] = same;
  return (
    <Section title={say('make')}>
      <form className={styles.confirm} onSubmit={submit}>
        <TextField
          label={say('name')}
          value={name}
          required
          maxLength={4_000}
          onChange={(event) => setName(event.target.value)}
        />
        {first && (
          <p className="warn">
            {say.rich('twice', {
              count: same.length,
              project: (
                <Link to="/projects/$projectId/files" params={{ projectId: first.id }}>
                  {first.name}
                </Link>
              ),
            })}
          </p>
        )}
        {data && data.programmes.length > 0 && (
          <SelectField label={say('programme')} name="programmeId" defaultValue="">
            <option value="">{say('none')}</option>
            {data.programmes.map((programme) => (
              <option key={programme.id} value={programme.id}>
                {programme.name}
              </option>
            ))}
          </SelectField>
        )}
        <div className={styles.actions}>
          <Button type="submit" look="primary" disabled={name.trim() === ''}>
            {say('make')}
          </Button>
          <Button onClick={onDrop}>{say('drop')}</Button>
        </div>
      </form>
    </Section>
  );
}

function sentence({ name, counts, schedule, stored }: NewPlanReport): string {
  const about = { name, tasks: format.number(counts.task ?? 0) };
  if (schedule === null) return say('undated', about);
  const dated = { ...about, finish: format.day(schedule.finish) };
  if (stored === null) return say('plain', dated);
  const count = stored.different;
  return count === 0 ? say('same', dated) : say('differ', { ...dated, count });
}
