import type { RecordId } from '@throughline/model';
import { TaskFlag } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';
import { minuteAt } from './minutes.ts';

type Texts = readonly (string | null)[];

/** The answer of `/schedule?form=columns`: floats are there for members alone. */
export interface ServerDates {
  readonly columns?: {
    readonly id?: readonly RecordId[];
    readonly schedule: {
      readonly start?: Texts;
      readonly finish?: Texts;
      readonly lateFinish?: Texts;
      readonly totalFloat?: readonly number[];
      readonly freeFloat?: readonly number[];
      readonly critical?: readonly boolean[];
      readonly longestPath?: readonly boolean[];
    };
    readonly forecast: { readonly start?: Texts; readonly finish?: Texts };
  };
}

/** Puts into the columns what the server says; a task that it does not name has no dates. */
export function putServerDates(held: HeldPlan, { columns: given }: ServerDates): void {
  const { columns } = held;
  const { schedule, forecast } = given ?? { schedule: {}, forecast: {} };
  for (const [place, id] of (given?.id ?? []).entries()) {
    const slot = held.slotOf(id);
    if (slot < 0) continue;
    const put = (
      name: 'start' | 'finish' | 'lateFinish' | 'forecastStart' | 'forecastFinish',
      texts?: Texts,
    ) => columns.put(name, slot, minuteAt(texts?.[place]));
    put('start', schedule.start);
    put('finish', schedule.finish);
    put('lateFinish', schedule.lateFinish);
    put('forecastStart', forecast.start);
    put('forecastFinish', forecast.finish);
    columns.put('totalFloat', slot, schedule.totalFloat?.[place] ?? Number.NaN);
    columns.put('freeFloat', slot, schedule.freeFloat?.[place] ?? Number.NaN);
    columns.mark(slot, TaskFlag.critical, schedule.critical?.[place] === true);
    columns.mark(slot, TaskFlag.longestPath, schedule.longestPath?.[place] === true);
    const [start, finish] = [columns.get('start', slot), columns.get('finish', slot)];
    const isStarted = (columns.get('flags', slot) & TaskFlag.started) !== 0;
    const done = start + ((finish - start) * columns.get('percent', slot)) / 100;
    columns.put('doneUntil', slot, isStarted ? done : Number.NaN);
  }
}
