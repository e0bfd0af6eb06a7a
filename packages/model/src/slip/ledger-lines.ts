import type { Change } from '../history/index.ts';
import type { EventRecord, RecordId, Records } from '../plan/index.ts';
import { guessed } from './guess.ts';
import type { GroupAmount, LedgerSplit } from './ledger-amounts.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { LogGroup } from './log-players.ts';
import type { Movement } from './movement.ts';
import type { OwnEffects } from './own-effects.ts';
import { SLIP_KINDS, type SlipCause, type SlipKind } from './player.ts';

/** Lines that nobody stated a cause for. */
export interface Unexplained {
  /** The largest first; time that passed without news is not among them. */
  readonly lines: readonly LedgerLine[];
  readonly total: number;
  /** What time that passed without news came to. */
  readonly noUpdate: number;
}

/** SLP-15: groups gathered to lines by what is said of them; the largest first, those that come to nothing too. */
export function ledgerLines(
  { earlier, later }: Movement,
  split: LedgerSplit,
  effects: OwnEffects,
): LedgerLine[] {
  const said = (group: LogGroup) => saidOf(group, split, later.records);
  const groupsByLine = new Map<string, { amounts: GroupAmount[]; said: Said }>();
  for (const one of split.amounts) {
    const own = said(one.group);
    const key = own.event === undefined ? one.group.lineKey : `event ${own.event.id}`;
    const known = groupsByLine.get(key);
    if (known === undefined) groupsByLine.set(key, { amounts: [one], said: own });
    else {
      known.amounts.push(one);
      if (known.said.cause === undefined) known.said = own;
    }
  }
  const lines = [...groupsByLine].map(
    ([
      id,
      {
        amounts,
        said: { event, cause },
      },
    ]) => {
      const amount = amounts.reduce((sum, one) => sum + one.amount, 0);
      const groups = new Set(amounts.map(({ group }) => group));
      const line = {
        ...madeBy(groups, split),
        ...whatItDid(amounts),
        standardError: standardErrorOf(groups, split),
      };
      const guess = guessed(line, later.records, earlier.records);
      return {
        id,
        cause: cause ?? guess.cause,
        guessed: cause === undefined,
        event: event?.id ?? null,
        standing: event?.standing ?? null,
        responsible: event?.responsible ?? (cause === undefined ? guess.vendor : undefined) ?? null,
        amount,
        ...line,
        ...effects.of(groups, amount),
      };
    },
  );
  return lines.sort(
    (a, b) =>
      Math.abs(b.amount) - Math.abs(a.amount) || b.amount - a.amount || (a.id < b.id ? -1 : 1),
  );
}

export function unexplained(lines: readonly LedgerLine[]): Unexplained {
  const open = lines.filter(({ guessed, cause }) => guessed && cause !== 'no update');
  const sum = (some: readonly LedgerLine[]) => some.reduce((all, { amount }) => all + amount, 0);
  return {
    lines: open,
    total: sum(open),
    noUpdate: sum(lines.filter(({ cause }) => cause === 'no update')),
  };
}

interface Said {
  readonly event?: EventRecord | undefined;
  readonly cause?: SlipCause | undefined;
}

/** What was said last stands: of one of its records, of one of its changes, with one of them. */
function saidOf(group: LogGroup, { log }: LedgerSplit, later: Records): Said {
  const { source, reasons, records } = group;
  const newestFirst = [...reasons].sort((a, b) => b.seq - a.seq);
  const stated = source?.event === undefined ? undefined : later.find('event', source.event);
  for (const change of newestFirst) {
    const explanation = log.explanations.of(change, records);
    if (explanation === undefined) continue;
    if (explanation.cause !== undefined) return { cause: explanation.cause };
    const { eventId } = explanation;
    const event = eventId === undefined ? undefined : later.find('event', eventId);
    if (event !== undefined) return { event, cause: event.cause };
  }
  if (stated !== undefined) return { event: stated, cause: stated.cause };
  return { cause: newestFirst.find(({ cause }) => cause !== undefined)?.cause };
}

function madeBy(groups: Iterable<LogGroup>, { windows }: LedgerSplit) {
  const periods = windows.flatMap((window) => window.periods);
  const isIn = ({ seq }: Change) =>
    periods.some((period) => period.firstSeq <= seq && seq <= period.seq);
  const changes = new Map<number, Change>();
  let changeRequest: RecordId | null = null;
  for (const group of groups) {
    changeRequest ??= group.source?.changeRequest ?? null;
    for (const change of group.changes) if (isIn(change)) changes.set(change.seq, change);
  }
  const inOrder = [...changes.values()].sort((a, b) => a.seq - b.seq);
  return {
    changeRequest,
    authors: [...new Set(inOrder.map(({ author }) => author))],
    first: inOrder[0]?.at ?? null,
    last: inOrder.at(-1)?.at ?? null,
    seqs: inOrder.map(({ seq }) => seq),
  };
}

/** The main thing is what most of the amount comes from. */
function whatItDid(amounts: readonly GroupAmount[]) {
  const largestFirst = [...amounts].sort(
    (a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.group.id < b.group.id ? -1 : 1),
  );
  const kinds = new Set<SlipKind>(largestFirst.flatMap(({ group }) => [...group.kinds]));
  const [kind] = kinds;
  return {
    kind: kind as SlipKind,
    kinds: SLIP_KINDS.filter((one) => kinds.has(one)),
    records: [...new Set(largestFirst.flatMap(({ group }) => [...group.records]))],
  };
}

/** Within a window errors may go together, so they add; windows are sampled apart, so squares add. */
function standardErrorOf(groups: ReadonlySet<LogGroup>, { windows }: LedgerSplit): number {
  let squares = 0;
  for (const window of windows) {
    let error = 0;
    for (const [index, group] of window.groups.entries()) {
      if (groups.has(group)) error += window.shares.standardErrors[index] as number;
    }
    squares += error * error;
  }
  return Math.round(Math.sqrt(squares) * 10) / 10;
}
