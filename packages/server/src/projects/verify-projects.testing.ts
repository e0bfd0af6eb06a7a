import { randomUUID } from 'node:crypto';
import {
  type Branch,
  type Edit,
  EditId,
  emptyPlan,
  History,
  instant,
  isRefusal,
  openBranch,
  type RecordId,
  recordId,
  submitToBranch,
} from '@throughline/model';
import type { Database } from '../storage/index.ts';
import { createProject } from './create-project.ts';

const ANN = recordId('ann');
const at = instant('2026-11-20T08:30:00.123Z');
const salt = () => '5a17'.repeat(8);

export function task(id: string, name = `Task ${id}`): Edit {
  return {
    kind: 'task.add',
    record: {
      id: recordId(id),
      kind: 'task',
      audience: 'internal',
      name,
      rank: `a${id}V`,
      type: 'task',
      fixed: 'units',
      duration: { minutes: 480, unit: 'd' },
    },
  };
}

/** An edit with an id that goes with what it does. */
export function batch(base: number, edits: readonly Edit[], author: RecordId = ANN) {
  return {
    base,
    at,
    author,
    via: 'api' as const,
    edits: edits.map((edit) => ({ editId: EditId.parse(randomUUID()), edit })),
  };
}

/** A plan of so many tasks, `1`, `2` …, each added by a change of its own, and renamed by another. */
export function planned(tasks: number): History {
  const history = new History();
  const begin = emptyPlan({
    name: 'Move',
    start: '2026-03-02',
    currency: 'EUR',
    projectId: recordId('project'),
    calendarId: recordId('standard'),
  });
  submit(history, begin);
  for (let n = 1; n <= tasks; n++) submit(history, task(String(n)));
  for (let n = 1; n <= tasks; n++) {
    const taskId = recordId(String(n));
    submit(history, { kind: 'task.rename', taskId, name: `Step ${n}` });
  }
  return history;
}

function submit(history: History, edit: Edit): void {
  const accepted = history.submit(batch(history.head, [edit]), salt);
  if (isRefusal(accepted)) throw new Error(accepted.code);
}

/** A branch of two changes, from three changes before the end. */
export function branched(history: History): Branch {
  const id = recordId('branch');
  const opened = openBranch(history, { id, name: 'What if', by: ANN, at, base: history.head - 3 });
  if (isRefusal(opened)) throw new Error(opened.code);
  let branch = opened;
  for (const name of ['b1', 'b2']) {
    const submitted = submitToBranch(
      history,
      branch,
      batch(branch.base + branch.changes.length, [task(name)]),
      salt,
    );
    if (isRefusal(submitted)) throw new Error(submitted.code);
    branch = submitted.branch;
  }
  return branch;
}

export async function aWorkspace(database: Database): Promise<string> {
  const id = randomUUID();
  await database
    .insertInto('workspace')
    .values({ id, name: 'Alder', created_at: new Date(0) })
    .execute();
  return id;
}

export async function aProject(
  database: Database,
  workspaceId: string,
  history: History,
  branches: readonly Branch[] = [],
): Promise<string> {
  const id = randomUUID();
  await database
    .transaction()
    .execute((tx) =>
      createProject(tx, { id, workspaceId, name: 'A plan', at: new Date(0), history, branches }),
    );
  return id;
}
