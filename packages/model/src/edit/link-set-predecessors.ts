import { z } from 'zod';
import {
  type Diff,
  derivedId,
  EMPTY_DIFF,
  isRefusal,
  Lag,
  type LinkRecord,
  LinkType,
  RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { joinFault } from './link.ts';
import { editRule, found, updates, withFields } from './rule.ts';

const Predecessor = z.strictObject({
  from: RecordId,
  type: LinkType,
  lag: Lag.exactOptional(),
});
type Predecessor = z.infer<typeof Predecessor>;

const schema = z.strictObject({
  kind: z.literal('link.set-predecessors'),
  taskId: RecordId,
  predecessors: z.array(Predecessor).max(10_000).readonly(),
});

/**
 * All that the task waits for, as a list that somebody typed: links that are in it stay, with the type and
 * lag it says; others go, and what is new is linked. `parsePredecessors` reads such a list.
 */
export const linkSetPredecessors = editRule<z.infer<typeof schema>>(schema, (edit, records) => {
  const { taskId, predecessors } = edit;
  const task = found(records, 'task', taskId, 'taskId');
  if (isRefusal(task)) return task;
  const twice = repeated(records, predecessors);
  if (twice !== undefined) {
    const where = { recordId: taskId, field: 'predecessors' };
    return refuse('link-twice', { from: twice.from, to: taskId, by: taskId }, where);
  }
  return replaced(records, taskId, predecessors, task.audience);
});

function replaced(
  records: Records,
  to: RecordId,
  predecessors: readonly Predecessor[],
  audience: LinkRecord['audience'],
): Diff | Refusal {
  const left = records.referrers(to, 'link').filter((link) => link.to === to);
  const kept: [LinkRecord, LinkRecord][] = [];
  const fresh: Predecessor[] = [];
  for (const predecessor of inOrderOfLikeness(left, predecessors)) {
    const link = takeAlike(left, predecessor);
    if (link === undefined) fresh.push(predecessor);
    else kept.push([link, withFields(link, { type: predecessor.type, lag: predecessor.lag })]);
  }
  const added: Record<string, LinkRecord> = {};
  for (const predecessor of fresh) {
    const from = found(records, 'task', predecessor.from, 'predecessors');
    if (isRefusal(from)) return from;
    const id = freeId(records, added, predecessor, to);
    const link: LinkRecord = { id, kind: 'link', audience, to, ...predecessor };
    const refusal = joinFault(link, records);
    if (refusal !== undefined) return { ...refusal, recordId: to, field: 'predecessors' };
    added[id] = link;
  }
  const removed = Object.fromEntries(left.map((link) => [link.id, link]));
  return { ...EMPTY_DIFF, added, updated: updates(kept).updated, removed };
}

/** Those with a link of their very type first: P6 may join two tasks by several. */
function inOrderOfLikeness(
  links: readonly LinkRecord[],
  predecessors: readonly Predecessor[],
): Predecessor[] {
  const isSame = ({ from, type }: Predecessor) =>
    links.some((link) => link.from === from && link.type === type);
  return [...predecessors.filter(isSame), ...predecessors.filter((one) => !isSame(one))];
}

/** The link that this predecessor speaks of, taken off the list. */
function takeAlike(left: LinkRecord[], { from, type }: Predecessor): LinkRecord | undefined {
  const exact = left.findIndex((link) => link.from === from && link.type === type);
  const at = exact >= 0 ? exact : left.findIndex((link) => link.from === from);
  return at < 0 ? undefined : left.splice(at, 1)[0];
}

/** Two people who link the same tasks at the same time make the same link. */
function freeId(
  records: Records,
  added: { readonly [id: string]: LinkRecord },
  { from, type }: Predecessor,
  to: RecordId,
): RecordId {
  for (let nth = 1; ; nth++) {
    const id = derivedId('link', from, to, type, ...(nth === 1 ? [] : [`${nth}`]));
    if (records.get(id) === undefined && !Object.hasOwn(added, id)) return id;
  }
}

/** MS Project joins two tasks once; P6 once by each type. */
function repeated(
  { project: { rules } }: Records,
  predecessors: readonly Predecessor[],
): Predecessor | undefined {
  const seen = new Set<string>();
  return predecessors.find(({ from, type }) => {
    const pair = rules === 'p6' ? `${from} ${type}` : from;
    if (seen.has(pair)) return true;
    seen.add(pair);
    return false;
  });
}
