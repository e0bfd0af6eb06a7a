import { isRefusal } from '@throughline/model';
import { z } from 'zod';
import { jsonAbout } from '../answered.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { ProjectPlace } from '../route.ts';

const When = z.string().nullable();
const Days = z.number().nullable();

const Line = z.object({
  id: z.string(),
  title: z.string().nullable(),
  cause: z.string().nullable(),
  amount: z.int(),
  details: z.array(z.string()),
  last: When,
});

/**
 * All that a steering page says of a plan: sentences, dates and amounts in working minutes. Nothing in it leads back
 * into the plan, and there is no money in it but what a sentence of a promise says: whoever gets the page sees it.
 */
export const SteeringContent = z.object({
  seq: z.int(),
  status: z.string(),
  minutesPerDay: z.int(),
  verdict: z.object({
    state: z.enum(['off-track', 'at-risk', 'unknown', 'on-track']),
    sentence: z.string(),
    ruleSentence: z.string().default(''),
    caveatSentences: z.array(z.string()).default([]),
  }),
  promises: z.array(
    z.object({
      title: z.string(),
      type: z.enum(['contract', 'external-date', 'commitment', 'target']),
      to: z.string(),
      date: When,
      forecast: When,
      consequence: z.string().nullable(),
      state: z.enum(['open', 'met', 'broken']).nullable(),
      late: z.boolean().nullable(),
      lateness: Days,
      floatLeft: Days.default(null),
    }),
  ),
  ledger: z
    .object({
      between: z.object({ from: z.int(), to: z.int() }),
      from: z.string(),
      to: z.string(),
      delta: z.int(),
      lines: z.array(Line),
    })
    .nullable(),
  series: z.array(
    z.object({
      seq: z.int(),
      status: z.string(),
      finish: z.string(),
      delta: z.int(),
      lines: z.array(Line.pick({ id: true, title: true, cause: true, amount: true })),
    }),
  ),
  waysBack: z.array(z.object({ name: z.string(), sentence: z.string(), decideBy: When })),
  decisions: z.array(z.object({ name: z.string(), decideBy: When, overdue: z.boolean() })),
});
export type SteeringContent = z.output<typeof SteeringContent>;

export interface SteeringAsked {
  /** What the ledger is counted from: as for `GET …/ledger`. */
  readonly against?: string | undefined;
}

/** Readings may be overtaken by edits so many times before the asker is told to come back. */
const TRIES = 3;

/** The page as it would be sent now, of one state of the plan. */
export async function steeringContent(
  place: ProjectPlace,
  { against }: SteeringAsked,
  context: Context,
): Promise<SteeringContent | Fault> {
  // What goes out of the house is what somebody without a view of money and pay sees.
  const { reader } = place;
  const asker = {
    ...place,
    role: 'contributor',
    reader: { ...reader, role: 'contributor' },
  } as const;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const status = await read({ place: asker, context }, 'status', {});
    if (status instanceof Fault) return status;
    const promises = await read({ place: asker, context }, 'promises', {});
    if (promises instanceof Fault) return promises;
    const isDated = status.answer !== null;
    const from = against === undefined ? {} : { from: against };
    const ledger = isDated && (await read({ place: asker, context }, 'ledger', from));
    if (ledger instanceof Fault) return ledger;
    const series = isDated && (await read({ place: asker, context }, 'series', {}));
    if (series instanceof Fault) return series;
    const all = [status, promises, ledger || status, series || status];
    if (new Set(all.map(({ about }) => about.revision)).size > 1) continue;
    const content = SteeringContent.parse({
      seq: status.about.seq,
      status: status.about.status.at,
      minutesPerDay: status.about.minutesPerDay,
      verdict: status.verdict,
      promises: promises.promises,
      ledger: ledger || null,
      series: series ? series.points : [],
      waysBack: status.waysBack?.ways ?? [],
      decisions: status.decisions ?? [],
    });
    return withoutTheirIds(content);
  }
  return new Fault('conflict', { detail: 'The plan is being changed just now. Try again.' });
}

/** Lines keep what makes them the same line in ledger and series, and no id of the plan or of a person. */
function withoutTheirIds(content: SteeringContent): SteeringContent {
  const numbers = new Map<string, string>();
  const renamed = <L extends { readonly id: string }>(line: L): L => {
    const number = numbers.get(line.id) ?? String(numbers.size + 1);
    numbers.set(line.id, number);
    return { ...line, id: number };
  };
  const { ledger, series } = content;
  return {
    ...content,
    ledger: ledger && { ...ledger, lines: ledger.lines.map(renamed) },
    series: series.map((point) => ({ ...point, lines: point.lines.map(renamed) })),
  };
}

interface Answer {
  readonly about: {
    readonly seq: number;
    readonly revision: number;
    readonly minutesPerDay: number;
    readonly status: { readonly at: string };
  };
  readonly answer?: unknown;
  readonly verdict?: unknown;
  readonly promises?: unknown;
  readonly points?: unknown;
  readonly waysBack?: { readonly ways: unknown } | null;
  readonly decisions?: unknown;
}

async function read<N extends 'status' | 'promises' | 'ledger' | 'series'>(
  call: Parameters<typeof jsonAbout>[0],
  name: N,
  options: Parameters<typeof jsonAbout<N>>[2],
): Promise<Answer | Fault> {
  const found = await jsonAbout(call, name, options);
  if (typeof found === 'string') return JSON.parse(found) as Answer;
  return isRefusal(found) ? new Fault('not-found') : found;
}
