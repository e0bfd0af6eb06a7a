import { seesAll } from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import type { AnswerName } from './answers.ts';
import type { Question } from './make-answer.ts';

/**
 * Tasks to be dated, or looked at as closely as that takes: what is done at once, so that nobody else
 * waits for more than a few dozen milliseconds. A thread has to keep up with the project first, which is
 * not worth it for less.
 */
const MOST_TASKS_AT_ONCE = 1_500;

/** How often each task is dated or looked at for the answer, where "once" is to date the plan anew. */
type Effort = (project: HotProject, options: Question['options']) => number;

const once: Effort = () => 1;
/** What is known by the way. */
const nothing: Effort = () => 0;
/** What is read off dates that are there: of the plan as it is they are kept up to date, edit by edit. */
const read: Effort = ({ isDated }) => (isDated ? 0 : 1);
/** So many rows of a schedule are read off; more are a text of megabytes. */
const MOST_ROWS_READ = 1_000;
const rows: Effort = (project, options) => {
  const { tasks, limit } = options as { tasks?: readonly string[]; limit?: number };
  const count = tasks?.length ?? limit ?? Number.POSITIVE_INFINITY;
  return count <= MOST_ROWS_READ ? read(project, options) : 1;
};
/** Every open branch is merged for the sake of the question, dated and compared. */
const branchByBranch: Effort = ({ branches }) => {
  let open = 0;
  for (const { outcome } of branches.values()) if (outcome.state === 'open') open++;
  return 1 + 4 * open;
};
/** Combinations of changes are dated: by their number, which is known only when they are read. */
const combinations: Effort = ({ history }) => Math.min(history.head, 1_000);

const EFFORT: Readonly<Record<AnswerName, Effort>> = {
  schedule: rows,
  status: branchByBranch,
  ledger: combinations,
  series: combinations,
  unexplained: combinations,
  why: read,
  // For who sees a part of the changes, the plan is brought back to where they were made.
  log: (_, { reader }) => (seesAll(reader) ? 0 : 1),
  state: nothing,
  snapshot: nothing,
  branches: branchByBranch,
  branch: () => 5,
  'asks-for-cause': () => 3,
  compare: () => 5,
  cost: once,
  load: () => 2,
  quality: () => 2,
  promises: read,
  baselines: once,
  events: (project, options) =>
    'from' in options && options.from !== undefined ? combinations(project, options) : 0,
};

/** Whether the answer would hold up everybody else on this thread. The past and branches are dated for the question alone. */
export function isHeavy(project: HotProject, { name, options }: Question): boolean {
  const { history } = project;
  const isPast =
    ('asOf' in options && options.asOf !== undefined) ||
    ('branch' in options && options.branch !== undefined);
  const isBranch = 'branch' in options && options.branch !== undefined;
  const effort = EFFORT[name](project, options) + (isPast || isBranch ? 2 : 0);
  return history.records.count('task') * effort > MOST_TASKS_AT_ONCE;
}
