import {
  isRefusal,
  type Lag,
  LinkType,
  type RecordId,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { parseLag, printLag } from './duration.ts';
import type { DurationScale } from './duration-scale.ts';

/** One predecessor as people write it, `12FS+3d`, with the task's own id in place of the number. */
export interface Predecessor {
  readonly from: RecordId;
  readonly type: LinkType;
  readonly lag?: Lag;
}

const EXAMPLES = ['12', '12FS+3d', '7SS-25%', '3;7SS'];
const TYPE = /^(FS|SS|FF|SF)/i;

/**
 * Reads `12FS+3d`, `7SS-25%`, `3` (finish to start), and lists of them, `3;7SS` or `3,7SS`. An empty text
 * is no predecessor.
 * @param taskOf the task that people call by this number or code, without regard to what follows it
 */
export function parsePredecessors(
  text: string,
  scale: DurationScale,
  taskOf: (ref: string) => RecordId | undefined,
): Predecessor[] | Refusal {
  const predecessors: Predecessor[] = [];
  if (text.trim() === '') return predecessors;
  for (const part of text.split(/[;,]/)) {
    const predecessor = parseOne(part.trim(), scale, taskOf);
    if (isRefusal(predecessor)) return predecessor;
    predecessors.push(predecessor);
  }
  return predecessors;
}

/** The list with `;` between them; finish to start without a lag is the bare number. */
export function printPredecessors(
  predecessors: readonly Predecessor[],
  scale: DurationScale,
  refOf: (from: RecordId) => string,
): string {
  return predecessors
    .map(({ from, type, lag }) => {
      const shownType = type === 'FS' && lag === undefined ? '' : type;
      return refOf(from) + shownType + (lag === undefined ? '' : printLag(lag, scale));
    })
    .join(';');
}

/** A code may itself end like a type or hold a hyphen: the longest beginning that names a task is meant. */
function parseOne(
  text: string,
  scale: DurationScale,
  taskOf: (ref: string) => RecordId | undefined,
): Predecessor | Refusal {
  let unreadable: Refusal | undefined;
  for (let end = text.length; end > 0; end--) {
    const from = taskOf(text.slice(0, end).trim());
    if (from === undefined) continue;
    const tail = parseTail(text.slice(end).trim(), scale);
    if (!isRefusal(tail)) return { from, ...tail };
    unreadable ??= tail;
  }
  if (unreadable?.code === 'duration-out-of-range') return unreadable;
  const ref = /^[^\s+-]+?(?=\s*(FS|SS|FF|SF)?\s*([+-].*)?$)/i.exec(text)?.[0];
  if (unreadable !== undefined || ref === undefined) {
    return refuse('predecessor-unreadable', { text }, { accepted: EXAMPLES });
  }
  return refuse('predecessor-unknown', { text, ref });
}

function parseTail(text: string, scale: DurationScale): Omit<Predecessor, 'from'> | Refusal {
  const spelled = TYPE.exec(text)?.[0];
  const type = LinkType.parse(spelled?.toUpperCase() ?? 'FS');
  const rest = text.slice(spelled?.length ?? 0).trim();
  if (rest === '') return { type };
  if (!/^[+-]/.test(rest)) return refuse('lag-unreadable', { text: rest });
  const lag = parseLag(rest, scale);
  return isRefusal(lag) ? lag : { type, lag };
}
