import { useNavigate } from '@tanstack/react-router';
import { computePlan, emptyPlan, History, isRefusal, type RecordId } from '@throughline/model';
import { type FormEvent, type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { newId, request, sayProblem } from '../connection/index.ts';
import { Button, Failed, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { today } from './new-dialogs.tsx';
import { type OutlineTask, readOutline, sayLength } from './outline.ts';
import { outlineEdits } from './outline-edits.ts';
import type { ProjectLine, Workspace } from './project-line.ts';
import styles from './projects.module.css';
import { projectsChanged } from './use-projects.ts';

const say = messages({
  name: 'Name of the project',
  start: 'Start',
  outline: 'Tasks, one in a line',
  hint: 'Indent a line to put it under the one above: Tab and Shift+Tab do, Escape then Tab leaves. A length at its end is its duration: 5d, 2w, 4h, 3ed; 0d is a milestone.',
  example:
    'Discovery\n  Inventory 5d\n  Dependency map 2w\nMigration\n  Wave 1 3w\n  Wave 2 4w\nBuilding empty 0d',
  inOrder: 'Each task begins when the one above it is done',
  task: 'Task',
  duration: 'Duration',
  summary: 'summary',
  guessed: '1d?',
  says: {
    one: '{count} task, done by {finish}.',
    other: '{count} tasks, done by {finish}.',
  },
  nothing: 'As you type, what it becomes is shown here.',
  make: 'Make the project',
  making: 'Making it …',
});

const PER_BATCH = 1_000;

/** A plan typed as lines: what it becomes is shown while it is typed. */
export function OutlineForm({ workspace }: { readonly workspace: Workspace }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [start, setStart] = useState(today);
  const [inOrder, setInOrder] = useState(true);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const shown = useDeferredValue(text);
  const outline = useMemo(() => readOutline(shown), [shown]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name } = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    setFault(undefined);
    try {
      const body = { name, start };
      const path = `/workspaces/${workspace.id}/projects`;
      const { id, head } = await request<ProjectLine>('POST', path, { body });
      await fill(id, head.seq, readOutline(text), inOrder);
      projectsChanged(workspace.id);
      await navigate({ to: '/projects/$projectId/plan', params: { projectId: id } });
    } catch (error) {
      setFault(sayProblem(error));
      setBusy(false);
    }
  };
  return (
    <form className={styles.outline} onSubmit={submit}>
      <div className={styles.pair}>
        <TextField label={say('name')} name="name" required maxLength={200} />
        <TextField
          label={say('start')}
          type="date"
          value={start}
          required
          onChange={(event) => setStart(event.target.value)}
        />
      </div>
      <label className={styles.label}>
        {say('outline')}
        <textarea
          className={styles.text}
          value={text}
          placeholder={say('example')}
          aria-describedby="outline-hint"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => indent(event, setText)}
        />
      </label>
      <p id="outline-hint" className="faint">
        {say('hint')}
      </p>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={inOrder}
          onChange={(event) => setInOrder(event.target.checked)}
        />
        {say('inOrder')}
      </label>
      <Preview outline={outline} start={start} inOrder={inOrder} />
      {fault && <Failed text={fault} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={isBusy || outline.length === 0}>
          {say(isBusy ? 'making' : 'make')}
        </Button>
      </div>
    </form>
  );
}

function Preview({
  outline,
  start,
  inOrder,
}: {
  readonly outline: readonly OutlineTask[];
  readonly start: string;
  readonly inOrder: boolean;
}) {
  const finish = useMemo(() => finishOf(outline, start, inOrder), [outline, start, inOrder]);
  const rows = rowsOf(outline);
  if (rows.length === 0) return <p className="faint">{say('nothing')}</p>;
  const count = rows.filter(({ task }) => task.under.length === 0).length;
  return (
    <div>
      <p aria-live="polite">{say('says', { count, finish: format.weekdayAndDay(finish) })}</p>
      <div className={styles.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('task')}</th>
              <th scope="col" className="num">
                {say('duration')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ task, depth }, place) => (
              <tr key={`${place.toString()} ${task.name}`}>
                <td
                  className={task.under.length > 0 ? 'strong' : ''}
                  style={{ paddingInlineStart: depth * 16 }}
                >
                  {task.name}
                </td>
                <td className="num muted">
                  {task.under.length > 0 ? say('summary') : (sayLength(task) ?? say('guessed'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

async function fill(
  projectId: string,
  head: number,
  outline: readonly OutlineTask[],
  inOrder: boolean,
): Promise<void> {
  const edits = outlineEdits(outline, newId, { inOrder }).map((edit) => ({
    editId: newId(),
    edit,
  }));
  let base = head;
  for (let from = 0; from < edits.length; from += PER_BATCH) {
    const body = { base, edits: edits.slice(from, from + PER_BATCH) };
    const answer = await request<{ head: number }>('POST', `/projects/${projectId}/edits`, {
      body,
    });
    base = answer.head;
  }
}

/** When the plan would be done, by the same rules as the server's. */
function finishOf(
  outline: readonly OutlineTask[],
  start: string,
  inOrder: boolean,
): string | undefined {
  if (outline.length === 0 || start === '') return undefined;
  const history = new History();
  const plan = { name: '-', start, currency: 'USD', projectId: newId(), calendarId: newId() };
  const edits = [emptyPlan(plan), ...outlineEdits(outline, newId, { inOrder })];
  const at = new Date().toISOString();
  const batch = edits.map((edit) => ({ editId: newId() as string, edit }));
  const made = history.submit(
    { base: 0, at, author: 'preview' as RecordId, via: 'web', edits: batch } as never,
    () => '0'.repeat(32),
  );
  if (isRefusal(made)) return undefined;
  const computed = computePlan(history.records, { now: `${start}T08:00` });
  return 'code' in computed ? undefined : (computed.schedule.finish ?? undefined);
}

function rowsOf(
  tasks: readonly OutlineTask[],
  depth = 0,
): { readonly task: OutlineTask; readonly depth: number }[] {
  return tasks.flatMap((task) => [{ task, depth }, ...rowsOf(task.under, depth + 1)]);
}

/** Tab indents the lines that are selected, Shift+Tab takes it back; Escape and then Tab leaves the field. */
function indent(event: KeyboardEvent<HTMLTextAreaElement>, put: (text: string) => void): void {
  if (event.key === 'Escape') leaving = true;
  if (event.key !== 'Tab') return;
  if (leaving || event.ctrlKey || event.altKey) {
    leaving = false;
    return;
  }
  event.preventDefault();
  const field = event.currentTarget;
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const lines = value.slice(from, selectionEnd).split('\n');
  const moved = lines.map((line) =>
    event.shiftKey ? line.replace(/^( {1,2}|\t)/, '') : `  ${line}`,
  );
  const text = value.slice(0, from) + moved.join('\n') + value.slice(selectionEnd);
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  // What is typed next has to find the marks where they belong.
  flushSync(() => put(text));
  field.selectionStart = Math.max(from, selectionStart + first);
  field.selectionEnd = selectionEnd + (text.length - value.length);
}

let leaving = false;
