import type { Edit, PromiseRecord, RecordId } from '@throughline/model';
import type { PromiseLine } from '../tracking/index.ts';

/** What the form's fields hold. */
export interface PromiseTyped {
  readonly name: string;
  readonly type: PromiseRecord['type'];
  readonly to: string;
  /** Empty: the whole project. */
  readonly taskId: string;
  /** A day, `2027-06-30`. */
  readonly date: string;
  readonly toldAt: string;
  readonly consequence: string;
  readonly isShared: boolean;
}

/** A day is kept as its end, when work is usually over; an hour that was there stays. */
const END_OF_DAY = '17:00';
const TOLD_AT = '12:00';

/** The edit that adds the promise, or that changes the one that was there. */
export function promiseEdit(
  typed: PromiseTyped,
  before: PromiseLine | undefined,
  newId: () => RecordId,
): Edit {
  const { name, type, to, taskId, date, toldAt, consequence, isShared } = typed;
  const required = {
    type,
    to: to.trim(),
    audience: isShared ? ('shared' as const) : ('internal' as const),
  };
  const optional = {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(taskId !== '' && { taskId: taskId as RecordId }),
    ...(date !== '' && { date: timed(date, before?.date, END_OF_DAY) }),
    ...(toldAt !== '' && { toldAt: timed(toldAt, before?.toldAt, TOLD_AT) }),
    ...(consequence.trim() !== '' && { consequence: consequence.trim() }),
  };
  if (before === undefined) {
    return {
      kind: 'promise.add',
      record: { id: newId(), kind: 'promise', ...required, ...optional },
    };
  }
  // A promise of an amount has no date to take away.
  const fields = ['name', 'taskId', 'toldAt', 'consequence'] as const;
  const clear = fields.filter((field) => !(field in optional));
  return {
    kind: 'promise.change',
    id: before.id as RecordId,
    set: { ...required, ...optional },
    clear,
  };
}

function timed(day: string, before: string | null | undefined, usual: string): string {
  return `${day}T${before?.slice(11) || usual}`;
}
