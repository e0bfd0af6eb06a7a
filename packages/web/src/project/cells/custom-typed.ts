import {
  type CustomValue,
  decimal,
  type Edit,
  isRefusal,
  parseDuration,
  type RecordOf,
} from '@throughline/model';
import { type ColumnId, customColumn } from '../columns.ts';
import { customText } from './custom-text.ts';
import { scaleOfTask } from './lengths.ts';
import { readNumber } from './numbers.ts';
import { say, Wrong, wrongBy } from './say.ts';
import { notOffered, readChoice } from './typed-choice.ts';
import { momentTyped } from './typed-moment.ts';
import { alike, oneLine, quoted } from './typed-text.ts';
import type { TypedTask } from './typing.ts';

type Field = RecordOf<'custom-field'>;

/** A value of a custom field, as its own type reads it; one that is offered where some are. */
export function customTyped(
  at: TypedTask,
  field: Field,
  column: ColumnId,
): readonly Edit[] | Wrong {
  const { task, text } = at;
  const typed = text(column);
  if (typed === undefined) return [];
  const customField = field.id;
  if (typed.trim() === '') {
    if (task.custom?.[customField] === undefined) return [];
    return [{ kind: 'custom-field.set', customField, values: {}, clear: [task.id] }];
  }
  const value = offeredValue(at, field, typed) ?? ownValue(at, field, typed);
  if (value instanceof Wrong) return value.in(column);
  return [{ kind: 'custom-field.set', customField, values: { [task.id]: value } }];
}

function offeredValue(
  { plan, task }: TypedTask,
  field: Field,
  typed: string,
): CustomValue | Wrong | undefined {
  const offered = Object.values(field.choices ?? {}).map(({ value }) => value);
  if (offered.length === 0) return undefined;
  const texts = offered.map((value) => customText(plan, task, field, value));
  const place = texts.findIndex((text) => alike(text) === alike(typed));
  return offered[place] ?? notOffered(typed, texts);
}

function ownValue({ plan, task }: TypedTask, field: Field, typed: string): CustomValue | Wrong {
  switch (field.type) {
    case 'text':
    case 'code':
      return oneLine(typed);
    case 'number':
      return readNumber(typed) ?? new Wrong(say('number', { text: quoted(typed) }));
    case 'cost': {
      const number = readNumber(typed);
      const amount = number === undefined ? undefined : decimal(plainNumber(number));
      return amount ?? new Wrong(say('number', { text: quoted(typed) }));
    }
    case 'flag': {
      const value = readYesNo(typed, field);
      return typeof value === 'string' ? value === 'yes' : value;
    }
    case 'date': {
      const before = task.custom?.[field.id];
      const day = typeof before === 'string' && before.length === 16 ? before : undefined;
      return momentTyped(plan, task, typed, 'start', day);
    }
    case 'duration': {
      const duration = parseDuration(typed, scaleOfTask(plan, task));
      return isRefusal(duration) ? wrongBy(plan, duration) : duration;
    }
  }
}

function readYesNo(typed: string, field: Field): string | Wrong {
  const other = YES_NO.get(alike(typed));
  return other ?? readChoice(typed, customColumn(field).choices ?? []);
}

const YES_NO: ReadonlyMap<string, string> = new Map([
  ['1', 'yes'],
  ['true', 'yes'],
  ['x', 'yes'],
  ['0', 'no'],
  ['false', 'no'],
  ['-', 'no'],
]);

/** Without an exponent. */
function plainNumber(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 8 });
}
