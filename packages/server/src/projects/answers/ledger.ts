import {
  forecastSeries,
  type Ledger,
  type LedgerLine,
  ledger as ledgerOf,
  type RecordId,
  type SlipRefusal,
  viewLedger,
  viewSeries,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { LedgerSentences } from './ledger-sentences.ts';
import { isNoAnswer, NOT_FOUND, type NoAnswer } from './no-answer.ts';
import { type Stretch, type StretchAsked, stretchOf } from './stretch.ts';

export interface LedgerAsked extends StretchAsked {
  /** Of the lines that moved nothing only so many, with how many there are. */
  readonly most?: number | undefined;
}

/** How the forecast moved over a stretch of the log, and why: amounts are working minutes and sum exactly. */
export function ledger(project: HotProject, asked: LedgerAsked): object | NoAnswer {
  const stretch = stretchOf(project, asked);
  if (isNoAnswer(stretch)) return stretch;
  const found = ledgerIn(stretch);
  if ('code' in found) return undatedIn(found, stretch);
  const seen = viewLedger(asked.reader, found, stretch.end.records);
  if (seen === undefined) return NOT_FOUND;
  if ('shared' in seen) return { about: stretch.end.about, between: between(stretch), ...seen };
  return said(seen, stretch, asked);
}

/** Report by report: what the forecast was, and what had moved it since the one before. */
export function series(project: HotProject, asked: StretchAsked): object | NoAnswer {
  const stretch = stretchOf(project, asked, true);
  if (isNoAnswer(stretch)) return stretch;
  const { end, target, from } = stretch;
  const { history, changes } = end;
  const found = forecastSeries(
    { changes, at: (seq) => history.at(seq) },
    { ...end.moments, ...(target !== undefined && { target }), from, to: changes.length },
  );
  if ('code' in found) return undatedIn(found, stretch);
  const seen = viewSeries(asked.reader, found, end.records);
  if (seen === undefined) return NOT_FOUND;
  if ('shared' in seen) return { about: end.about, ...seen };
  const sentences = new LedgerSentences(stretch, asked.reader);
  return {
    about: end.about,
    target: found.target,
    delta: found.delta,
    points: found.points.map((point) => ({ ...point, lines: sentences.of(point.lines) })),
    method: found.method,
    authors: authorsOf(found.points.flatMap(({ lines }) => lines)),
  };
}

/** Days that nobody explained, the largest first, with the changes to explain. */
export function unexplained(project: HotProject, asked: StretchAsked): object | NoAnswer {
  const stretch = stretchOf(project, asked, true);
  if (isNoAnswer(stretch)) return stretch;
  const found = ledgerIn(stretch);
  if ('code' in found) return undatedIn(found, stretch);
  const { total, noUpdate, lines } = found.unexplained;
  return {
    about: stretch.end.about,
    between: between(stretch),
    target: found.target,
    total,
    noUpdate,
    lines: new LedgerSentences(stretch, asked.reader).of(lines),
    authors: authorsOf(lines),
  };
}

export function ledgerIn({ start, changes, end, target }: Stretch): Ledger | SlipRefusal {
  return ledgerOf({ start, changes }, { ...end.moments, ...(target !== undefined && { target }) });
}

function said(found: Ledger, stretch: Stretch, { reader, most }: LedgerAsked): object {
  const { measure, target, from, to, delta, method, lines } = found;
  const absorbed = most === undefined ? found.absorbed : found.absorbed.slice(0, most);
  const sentences = new LedgerSentences(stretch, reader);
  return {
    about: stretch.end.about,
    between: between(stretch),
    measure,
    target,
    from,
    to,
    delta,
    lines: sentences.of(lines),
    absorbed: sentences.of(absorbed),
    ...(most !== undefined && { lengths: { absorbed: found.absorbed.length } }),
    withoutEffect: found.withoutEffect,
    unexplained: {
      total: found.unexplained.total,
      noUpdate: found.unexplained.noUpdate,
      lines: found.unexplained.lines.map(({ id }) => id),
    },
    method,
    authors: authorsOf([...lines, ...absorbed]),
  };
}

function between({ from, changes }: Stretch) {
  return { from, to: changes.at(-1)?.seq ?? from };
}

/** Their names are no part of the answer: they are looked up when it is sent. */
function authorsOf(lines: readonly LedgerLine[]): RecordId[] {
  return [...new Set(lines.flatMap(({ authors }) => authors))];
}

/** Why one of the two ends has no date. */
export function undatedIn(refusal: SlipRefusal, { end }: Stretch): NoAnswer {
  const field = refusal.code.startsWith('earlier') ? 'from' : 'to';
  if ('fault' in refusal) return end.undated(refusal.fault, field);
  if ('target' in refusal) return NOT_FOUND;
  return { noAnswer: 'moment-unknown', field, accepted: [`1 to ${end.history.head}`] };
}
