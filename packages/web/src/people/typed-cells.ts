import { decimal, type Edit, type ResourceRecord } from '@throughline/model';

/** The columns of the resource sheet that are typed or chosen. */
export const RESOURCE_COLUMNS = [
  'name',
  'type',
  'group',
  'vendor',
  'maxUnits',
  'rate',
  'calendarId',
  'email',
] as const;
export type ResourceColumn = (typeof RESOURCE_COLUMNS)[number];

export type TypedFault = 'name-missing' | 'not-percent' | 'not-amount';

interface Given {
  readonly currency: string;
  /** For a rate that is new. */
  readonly newId: () => string;
}

/** The edit that what was typed into a cell asks for; nothing where it says what is there already. */
export function resourceEdit(
  resource: ResourceRecord,
  column: ResourceColumn,
  typed: string,
  given: Given,
): Edit | TypedFault | undefined {
  const text = typed.trim();
  if (text === cellText(resource, column)) return undefined;
  const change = (set: Record<string, never | string | number | object>): Edit =>
    ({ kind: 'resource.change', id: resource.id, set }) as Edit;
  if (column === 'name') return text === '' ? 'name-missing' : change({ name: text });
  if (column === 'rate') return rateEdit(resource, text, given);
  if (text === '') return { kind: 'resource.change', id: resource.id, clear: [column] };
  if (column !== 'maxUnits') return change({ [column]: text });
  const units = parseUnits(text);
  return units === undefined ? 'not-percent' : change({ maxUnits: units });
}

/** A cell as it is read and typed: units in percent, the rate of table A that holds from the beginning. */
export function cellText(resource: ResourceRecord, column: ResourceColumn): string {
  switch (column) {
    case 'maxUnits':
      return resource.maxUnits === undefined ? '' : unitsText(resource.maxUnits);
    case 'rate':
      return usualRate(resource)?.[1].standard?.amount ?? '';
    default:
      return resource[column] ?? '';
  }
}

/** `50`, `50 %`, `150%`: 1 is 100 %. Undefined where it is none. */
export function parseUnits(text: string): number | undefined {
  const [, number] = /^(\d{1,7}(?:[.,]\d{1,2})?)\s*%?$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number.replace(',', '.')) / 100;
}

export function unitsText(units: number): string {
  return `${Number((units * 100).toFixed(2))}%`;
}

/** `16h`, `2d`, `16`: minutes of work; a number alone is hours. Undefined where it is none. */
export function parseWork(text: string, minutesPerDay: number): number | undefined {
  const [, number, unit = 'h'] = /^(\d{1,7}(?:[.,]\d{1,3})?)\s*([hd])?$/i.exec(text.trim()) ?? [];
  if (number === undefined) return undefined;
  const minutes =
    Number(number.replace(',', '.')) * (unit.toLowerCase() === 'd' ? minutesPerDay : 60);
  return Math.round(minutes * 10) / 10;
}

export function workText(minutes: number): string {
  return `${Number((minutes / 60).toFixed(3))}h`;
}

type Rates = NonNullable<ResourceRecord['rates']>;
type RateEntry = [string, Rates[keyof Rates]];

function usualRate({ rates = {} }: ResourceRecord): RateEntry | undefined {
  return (Object.entries(rates) as RateEntry[]).find(
    ([, rate]) => rate.from === undefined && (rate.table ?? 'A') === 'A',
  );
}

function rateEdit(
  resource: ResourceRecord,
  text: string,
  { currency, newId }: Given,
): Edit | TypedFault {
  const usual = usualRate(resource);
  const path = `rates/${usual?.[0] ?? newId()}`;
  if (text === '') return { kind: 'resource.change', id: resource.id, clear: [path] };
  const amount = decimal(text.replace(',', '.'));
  if (amount === undefined || amount.startsWith('-')) return 'not-amount';
  const rate = { ...usual?.[1], standard: { amount, currency } };
  return { kind: 'resource.change', id: resource.id, set: { [path]: rate } };
}
