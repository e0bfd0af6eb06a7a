import { type LinkRecord, type Records, type Refusal, refuse } from '../plan/index.ts';
import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';
import { ancestorsOf, treeOf } from './tree-view.ts';
import { wayBetween } from './way-between.ts';

export const linkRules = {
  'link.add': addRule('link', linkFault),
  'link.change': changeRule('link', linkFault, { from: undefined, to: undefined }),
  'link.remove': removeRule('link'),
};

/** A link joins two tasks, neither of them under the other, once, and closes no circle. */
export function linkFault(link: LinkRecord, records: Records): Refusal | undefined {
  const { id, from, to } = link;
  const where = { recordId: id, field: 'to' };
  const twin = records
    .referrers(from, 'link')
    .find((other) => other.id !== id && isTwin(records, link, other));
  if (twin !== undefined) return refuse('link-twice', { from, to, by: twin.id }, where);

  const isThere = records.get(id) !== undefined;
  if (isThere) return undefined; // Its ends are fixed, so it closes no circle that was not closed.
  return joinFault(link, records);
}

/** Why these two tasks cannot be linked at all, whatever links there are. Other links to `to` do not matter. */
export function joinFault({ id, from, to }: LinkRecord, records: Records): Refusal | undefined {
  const where = { recordId: id, field: 'to' };
  if (from === to) return refuse('link-to-itself', { id: from }, where);

  const tree = treeOf(records);
  for (const [summary, task] of [
    [from, to],
    [to, from],
  ] as const) {
    if (ancestorsOf(tree, task).has(summary)) {
      return refuse('link-within-summary', { summary, task }, where);
    }
  }
  const way = wayBetween(records, tree, { id: to, at: 'in' }, { id: from, at: 'out' });
  return way && refuse('link-cycle', { ids: [from, ...way.slice(0, -1)] }, where);
}

/** MS Project joins two tasks once; P6 once by each type. */
function isTwin(records: Records, link: LinkRecord, other: LinkRecord): boolean {
  if (other.from !== link.from || other.to !== link.to) return false;
  return records.project.rules === 'ms-project' || other.type === link.type;
}
