import {
  baselineFinish,
  explained,
  onTrack,
  PlanView,
  promiseTitle,
  type RecordKind,
  type RecordOf,
  seesAll,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type AskedPlan, type Asking, askedPlan } from './asked-plan.ts';
import { ledgerIn, undatedIn } from './ledger.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';
import { stretchOf } from './stretch.ts';

/** What was promised to whom, and whether the forecast keeps it. Lateness and float: working minutes. */
export function promises(project: HotProject, asking: Asking): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const targets = answerOf(asked)?.targets ?? [];
  const isGuest = asking.reader.role === 'guest';
  return {
    about: asked.about,
    promises: seenOf(asked, asking, 'promise').map((promise) => {
      const target = targets.find(
        ({ source }) => source.by === 'promise' && source.promiseId === promise.id,
      );
      const {
        id,
        type,
        to,
        taskId = null,
        date = null,
        toldAt = null,
        consequence = null,
      } = promise;
      return {
        id,
        title: promiseTitle(promise),
        type,
        to,
        taskId,
        date,
        amount: promise.amount ?? null,
        toldAt,
        consequence,
        forecast: target?.forecast ?? null,
        state: target?.state ?? null,
        late: target?.late ?? null,
        lateness: target?.lateness ?? null,
        ...(isGuest
          ? {}
          : { floatLeft: target?.floatLeft ?? null, buffer: target?.buffer ?? null }),
      };
    }),
  };
}

/** What was agreed to be measured by. `compared` is the one that variances are measured against. */
export function baselines(project: HotProject, asking: Asking): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const compared = answerOf(asked)?.finish.baseline ?? null;
  return {
    about: asked.about,
    baselines: seenOf(asked, asking, 'baseline').map((baseline) => {
      const isCompared = baseline.id === compared?.id;
      return {
        id: baseline.id,
        name: baseline.name,
        number: baseline.number ?? null,
        approvedAt: baseline.approvedAt ?? null,
        approvedBy: baseline.approvedBy ?? null,
        seq: baseline.seq ?? null,
        finish: baselineFinish(baseline),
        tasks: Object.keys(baseline.tasks).length,
        compared: isCompared,
        variance: isCompared ? compared.variance : null,
      };
    }),
  };
}

export interface EventsAsked extends Asking {
  /** Since this moment, or `last-report`: with what each event moved the finish by. */
  readonly from?: string | undefined;
}

/** What happened to the plan: many edits of one cause, each with the changes that belong to it. */
export function events(project: HotProject, asking: EventsAsked): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const amounts = amountsSince(project, asking);
  if (amounts !== undefined && isNoAnswer(amounts)) return amounts;
  const { records } = asked;
  const seqsByEvent = new Map<string, number[]>();
  for (const change of asked.changes) {
    const { event } = explained(change, records);
    if (event === undefined) continue;
    const known = seqsByEvent.get(event.id);
    if (known === undefined) seqsByEvent.set(event.id, [change.seq]);
    else known.push(change.seq);
  }
  return {
    about: asked.about,
    events: seenOf(asked, asking, 'event').map(({ id, name, cause, standing, ...said }) => ({
      id,
      name,
      cause,
      standing,
      responsible: said.responsible ?? null,
      at: said.at ?? null,
      seqs: seqsByEvent.get(id) ?? [],
      ...(amounts !== undefined && { amount: amounts.get(id) ?? 0 }),
    })),
  };
}

/** Working minutes that each event moved the finish by; undefined where nobody asked. */
function amountsSince(
  project: HotProject,
  { reader, now, from, asOf }: EventsAsked,
): ReadonlyMap<string, number> | NoAnswer | undefined {
  if (from === undefined) return undefined;
  const stretch = stretchOf(project, { reader, now, from, to: asOf });
  if (isNoAnswer(stretch)) return stretch;
  const found = ledgerIn(stretch);
  if ('code' in found) return undatedIn(found, stretch);
  return new Map(
    found.lines.flatMap(({ event, amount }) => (event === null ? [] : [[event, amount]])),
  );
}

function answerOf({ computed, moments }: AskedPlan) {
  return 'code' in computed ? undefined : onTrack(computed, { now: moments.now as string });
}

/** The records of a kind, as far as the reader sees them. */
function seenOf<K extends RecordKind>(
  { records }: AskedPlan,
  { reader }: Asking,
  kind: K,
): RecordOf<K>[] {
  const all = [...records.all(kind)];
  if (seesAll(reader)) return all;
  const view = new PlanView(reader, records);
  return all.flatMap(({ id }) => {
    const seen = view.record(id);
    return seen === undefined ? [] : [seen as RecordOf<K>];
  });
}
