import {
  derivedId,
  type Edit,
  isRefusal,
  type LinkRecord,
  type Predecessor,
  parsePredecessors,
  type RecordId,
  refuse,
  sameJson,
} from '@throughline/model';
import { scaleOfTask } from './lengths.ts';
import { linksOf } from './linked.ts';
import { withPlainDigits } from './numbers.ts';
import { Wrong, wrongBy } from './say.ts';
import { oneLine, quoted } from './typed-text.ts';
import type { TypedTask } from './typing.ts';

type Side = 'predecessors' | 'successors';

/** Longer than any row number with its type and lag. */
const LONGEST_LINK = 60;

export function linksTyped(at: TypedTask): readonly Edit[] | Wrong {
  const before = predecessorsTyped(at);
  if (before instanceof Wrong) return before;
  const after = successorsTyped(at);
  return after instanceof Wrong ? after : [...before, ...after];
}

function predecessorsTyped(at: TypedTask): readonly Edit[] | Wrong {
  const listed = listTyped(at, 'predecessors');
  if (listed === undefined || listed instanceof Wrong) return listed ?? [];
  const { plan, task } = at;
  // What waits for a task that the reader does not see goes on waiting for it.
  const unseen = plan.records
    .referrers(task.id, 'link')
    .filter((link) => link.to === task.id && plan.rowOf(link.from) === 0)
    .map(({ from, type, lag }): Predecessor => ({ from, type, ...(lag !== undefined && { lag }) }));
  return [{ kind: 'link.set-predecessors', taskId: task.id, predecessors: [...listed, ...unseen] }];
}

/** The same list from the other end: links in it stay, others go, new ones come. */
function successorsTyped(at: TypedTask): readonly Edit[] | Wrong {
  const listed = listTyped(at, 'successors');
  if (listed === undefined || listed instanceof Wrong) return listed ?? [];
  const { plan, task } = at;
  const left = linksOf(plan, task, 'successors');
  const edits: Edit[] = [];
  for (const { from: to, type, lag } of listed) {
    const link = takeAlike(left, to, type);
    if (link === undefined) edits.push({ kind: 'link.add', record: newLink(at, to, type, lag) });
    else if (link.type !== type || !sameJson(link.lag ?? null, lag ?? null)) {
      edits.push({
        kind: 'link.change',
        id: link.id,
        set: { type, ...(lag !== undefined && { lag }) },
        ...(lag === undefined && link.lag !== undefined && { clear: ['lag'] }),
      });
    }
  }
  const gone = left.map(({ id }) => id);
  return gone.length > 0 ? [{ kind: 'link.remove', ids: gone }, ...edits] : edits;
}

function takeAlike(
  left: LinkRecord[],
  to: RecordId,
  type: LinkRecord['type'],
): LinkRecord | undefined {
  const exact = left.findIndex((link) => link.to === to && link.type === type);
  const place = exact >= 0 ? exact : left.findIndex((link) => link.to === to);
  return place < 0 ? undefined : left.splice(place, 1)[0];
}

/** The id that anybody who links these two tasks so makes, unless it is taken. */
function newLink(
  { plan, task }: TypedTask,
  to: RecordId,
  type: LinkRecord['type'],
  lag: LinkRecord['lag'],
): LinkRecord {
  const usual = derivedId('link', task.id, to, type);
  const id = plan.records.get(usual) === undefined ? usual : plan.newId();
  const { audience } = task;
  return { id, kind: 'link', audience, from: task.id, to, type, ...(lag !== undefined && { lag }) };
}

function listTyped(
  { plan, task, typing, text }: TypedTask,
  side: Side,
): Predecessor[] | undefined | Wrong {
  const typed = text(side);
  if (typed === undefined) return undefined;
  const line = withPlainDigits(oneLine(typed));
  const long = line.split(/[;,]/).find((part) => part.trim().length > LONGEST_LINK);
  if (long !== undefined) {
    const accepted = ['12', '12FS+3d', '7SS-25%', '3;7SS'];
    const refusal = refuse('predecessor-unreadable', { text: quoted(long) }, { accepted });
    return wrongBy(plan, refusal).in(side);
  }
  const taskOf = (ref: string) => (/^\d{1,7}$/.test(ref) ? typing.idAtRow(Number(ref)) : undefined);
  // A separator at the end is no task without a number.
  const list = parsePredecessors(line.replace(/[;,\s]+$/, ''), scaleOfTask(plan, task), taskOf);
  return isRefusal(list) ? wrongBy(plan, list).in(side) : list;
}
