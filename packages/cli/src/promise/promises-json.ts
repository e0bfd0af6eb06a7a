import type { OnTrack, Records } from '@throughline/model';
import { taskName } from '../plan-file/index.ts';

/** The contract of `promise <plan> list --json`: in the order of the plan. Amounts of time are working minutes. */
export function promisesJson(records: Records, { targets }: OnTrack): object {
  return {
    promises: [...records.all('promise')].map((promise) => {
      const target = targets.find(
        ({ source }) => source.by === 'promise' && source.promiseId === promise.id,
      );
      return {
        id: promise.id,
        name: promise.name ?? null,
        type: promise.type,
        to: promise.to,
        task: promise.taskId === undefined ? null : taskName(records, promise.taskId),
        date: promise.date ?? null,
        amount: promise.amount ?? null,
        toldAt: promise.toldAt ?? null,
        consequence: promise.consequence ?? null,
        forecast: target?.forecast ?? null,
        state: target?.state ?? null,
        lateness: target?.lateness ?? null,
        floatLeft: target?.floatLeft ?? null,
      };
    }),
  };
}
