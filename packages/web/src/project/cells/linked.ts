import {
  type LinkRecord,
  type Predecessor,
  printPredecessors,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { scaleOfTask } from './lengths.ts';

/** The task's links in the order of the rows at their other ends. */
export function linksOf(
  plan: CellPlan,
  task: TaskRecord,
  side: 'predecessors' | 'successors',
): LinkRecord[] {
  const [own, other] =
    side === 'predecessors' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const links = plan.records
    .referrers(task.id, 'link')
    // Of a task that the reader does not see, no row can be named.
    .filter((link) => link[own] === task.id && plan.rowOf(link[other]) > 0);
  if (links.length < 2) return links;
  return links.sort(
    (a, b) => plan.rowOf(a[other]) - plan.rowOf(b[other]) || (a.id < b.id ? -1 : 1),
  );
}

/** `12FS+3d;7SS-25%`, by row numbers. */
export function linksText(
  plan: CellPlan,
  task: TaskRecord,
  side: 'predecessors' | 'successors',
): string {
  const links = linksOf(plan, task, side);
  if (links.length === 0) return '';
  const written = links.map(
    ({ from, to, type, lag }): Predecessor => ({
      from: side === 'predecessors' ? from : to,
      type,
      ...(lag !== undefined && { lag }),
    }),
  );
  return printPredecessors(written, scaleOfTask(plan, task), (id) => String(plan.rowOf(id)));
}
