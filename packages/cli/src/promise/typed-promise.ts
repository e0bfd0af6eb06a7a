import {
  type Edit,
  isRefusal,
  type Json,
  type PromiseRecord,
  type PromiseType,
  parseAmount,
  promiseTitle,
} from '@throughline/model';
import { misread, type TypedEdits, type Typing } from '../edit/typed-edit.ts';
import { readDate } from '../edit/typed-values.ts';
import { findRecord, findTask, isNotFound, type NotFound } from '../find/index.ts';

/** What may be said of a promise; `none` takes a text away. */
export interface PromiseWords {
  readonly to?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly task?: string;
  readonly type?: PromiseType;
  readonly told?: string;
  readonly consequence?: string;
}

export function promiseAdded(name: string, words: PromiseWords, typing: Typing): TypedEdits {
  if (words.to === undefined) return misread('To whom was it promised?', '--to NAME');
  if ((words.date === undefined) === (words.amount === undefined)) {
    return misread('A promise is a date or an amount.', '--date 2026-12-18', '--amount 3200000');
  }
  const fields = fieldsOf(words, typing);
  if (isNotFound(fields)) return fields;
  const record: PromiseRecord = {
    id: typing.makeId(),
    kind: 'promise',
    audience: 'internal',
    name,
    type: words.type ?? 'commitment',
    to: words.to,
    ...fields,
  };
  return [{ kind: 'promise.add', record }];
}

export function promiseChanged(
  asked: string,
  words: PromiseWords & { readonly name?: string },
  typing: Typing,
): TypedEdits {
  const promise = findRecord(typing.records, 'promise', asked, promiseTitle);
  if (isNotFound(promise)) return promise;
  const fields = fieldsOf(words, typing);
  if (isNotFound(fields)) return fields;
  const { type, to, name } = words;
  const set: { [field: string]: Json } = {
    ...(type !== undefined && { type }),
    ...(to !== undefined && { to }),
    ...(name !== undefined && { name }),
    ...fields,
  };
  const clear = (['date', 'amount'] as const).filter(
    (field) =>
      promise[field] !== undefined && set[field === 'date' ? 'amount' : 'date'] !== undefined,
  );
  if (Object.keys(set).length === 0) {
    return misread(
      'What of it has changed?',
      '--date',
      '--amount',
      '--to',
      '--consequence',
      '--name',
    );
  }
  const edit: Edit = {
    kind: 'promise.change',
    id: promise.id,
    set,
    ...(clear.length > 0 && { clear }),
  };
  return [edit];
}

export function promiseRemoved(asked: string, { records }: Typing): TypedEdits {
  const promise = findRecord(records, 'promise', asked, promiseTitle);
  return isNotFound(promise) ? promise : [{ kind: 'promise.remove', ids: [promise.id] }];
}

type Fields = Pick<PromiseRecord, 'taskId' | 'date' | 'amount' | 'toldAt' | 'consequence'>;

function fieldsOf(words: PromiseWords, { records }: Typing): Fields | NotFound {
  const { project } = records;
  const task = words.task === undefined ? undefined : findTask(records, words.task);
  if (task !== undefined && isNotFound(task)) return task;
  const date = words.date === undefined ? undefined : readDate(words.date, 'finish', project);
  if (typeof date === 'object') return date;
  const told = words.told === undefined ? undefined : readDate(words.told, 'start', project);
  if (typeof told === 'object') return told;
  const amount =
    words.amount === undefined ? undefined : parseAmount(words.amount, project.currency);
  if (amount !== undefined && isRefusal(amount)) {
    return misread(`${words.amount} is no amount.`, ...(amount.accepted ?? []));
  }
  return {
    ...(task !== undefined && { taskId: task.id }),
    ...(date !== undefined && { date }),
    ...(amount !== undefined && { amount }),
    ...(told !== undefined && { toldAt: told }),
    ...(words.consequence !== undefined && { consequence: words.consequence }),
  };
}
