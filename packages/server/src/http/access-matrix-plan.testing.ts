import { canaryRecords } from '@throughline/generator';
import {
  type Branch,
  diffOf,
  History,
  instant,
  isRefusal,
  openBranch,
  type PlanRecord,
  Records,
  recordId,
  submitToBranch,
} from '@throughline/model';

/**
 * The plan of canaries with a log that moved it, and a branch; its authors are canaries too.
 * @param more names of a task and a branch that no other plan has
 */
export function canaryPlan(more: { readonly task?: string; readonly branch?: string } = {}): {
  readonly history: History;
  readonly branches: readonly Branch[];
} {
  const history = new History();
  let count = 0;
  const salt = () => (++count).toString(16).padStart(32, '0');
  const author = recordId('inner-author');
  const about = { author, via: 'web' as const };
  const at = (day: number) => instant(`2026-03-0${day}T08:00:00.000Z`);
  sure(
    history.update(
      {
        ...about,
        at: at(1),
        base: 0,
        editId: 'inner-import',
        source: { format: 'mspdi', name: 'inner-file:name' },
        diff: diffOf(new Records(), new Records(recordsWith(more.task))),
      },
      salt,
    ),
  );
  for (const [taskId, event] of MOVES) {
    const edit = {
      kind: 'task.set-duration' as const,
      taskId: recordId(taskId),
      minutes: 1000 + 480 * history.head,
      unit: 'd' as const,
    };
    sure(
      history.submit(
        {
          ...about,
          at: at(1 + history.head),
          base: history.head,
          ...(event !== undefined && { event: recordId(event) }),
          edits: [{ editId: `inner-edit-${history.head}`, edit }],
        },
        salt,
      ),
    );
  }
  const opened = sure(
    openBranch(history, {
      id: recordId(more.branch ?? 'inner-branch'),
      name: 'inner-branch:name',
      reason: 'inner-branch:reason',
      by: author,
      at: at(8),
    }),
  );
  const edit = {
    kind: 'task.set-duration' as const,
    taskId: recordId('open-last'),
    minutes: 480,
    unit: 'd' as const,
  };
  const { branch } = sure(
    submitToBranch(
      history,
      opened,
      {
        ...about,
        at: at(8),
        base: history.head,
        edits: [{ editId: 'inner-branch-edit', edit }],
      },
      salt,
    ),
  );
  return { history, branches: [branch] };
}

function recordsWith(task: string | undefined): PlanRecord[] {
  const records = canaryRecords();
  if (task === undefined) return records;
  const like = records.filter(({ id }) => id === 'open-task');
  return [...records, ...like.map((record) => ({ ...record, id: recordId(task) }))];
}

const MOVES: readonly (readonly [taskId: string, event?: string])[] = [
  ['inner-task'],
  ['open-task', 'open-event'],
  ['open-last'],
  ['open-task', 'inner-event'],
];

function sure<T extends object>(outcome: T): Exclude<T, { code: string; parameters: unknown }> {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome as Exclude<T, { code: string; parameters: unknown }>;
}
