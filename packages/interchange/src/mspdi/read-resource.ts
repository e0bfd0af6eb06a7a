import { derivedId, type Rate, type ResourceRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { defined } from './defined.ts';
import { RATE, RESOURCE } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import { Fields } from './fields.ts';
import { readMoment } from './moments.ts';
import { type CustomValueDraft, readCustomValues } from './read-custom-values.ts';
import { referredUid } from './referred-uid.ts';

export interface ResourceDraft {
  readonly uid: string;
  readonly line: number;
  readonly where: () => string;
  readonly record: ResourceRecord;
  readonly calendarUid: string | undefined;
  readonly custom: readonly CustomValueDraft[];
}

export function readResource(uid: string, fields: Fields): ResourceDraft {
  const { element, where } = fields;
  countLeftOut(element, RESOURCE, fields.file.losses, where);
  countAvailability(fields);
  const id = fields.word('ID');
  const rates = readRates(uid, fields);
  return {
    uid,
    line: element.line,
    where,
    calendarUid: referredUid(fields, 'CalendarUID'),
    custom: readCustomValues(element),
    record: {
      id: derivedId('ms-project', 'resource', uid),
      kind: 'resource',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'ms-project.uid': uid, ...(id === undefined ? {} : { 'ms-project.id': id }) },
      name: fields.text('Name', 4000) ?? '',
      type: resourceType(fields),
      ...defined({
        maxUnits: readUnits(fields, 'MaxUnits', 1_000_000),
        initials: fields.text('Initials'),
        group: fields.text('Group'),
        code: fields.text('Code'),
        email: fields.text('EmailAddress'),
        materialLabel: fields.text('MaterialLabel'),
        notes: fields.text('Notes'),
        rates: Object.keys(rates).length === 0 ? undefined : rates,
      }),
      ...(fields.flag('IsGeneric') ? { generic: true } : {}),
      ...(fields.flag('IsInactive') ? { inactive: true } : {}),
    },
  };
}

/** Not negative, at most `most`; undefined where it is not said. */
export function readUnits(fields: Fields, name: string, most: number): number | undefined {
  const units = fields.number(name);
  if (units === undefined || (units >= 0 && units <= most)) return units;
  fields.file.losses.add('value-brought-into-range', fields.where, { field: name });
  return units < 0 ? 0 : most;
}

/** A cost resource is written as a material with a mark, or as a type of its own. */
function resourceType(fields: Fields): ResourceRecord['type'] {
  const type = fields.word('Type');
  if (fields.flag('IsCostResource') || type === '2') return 'cost';
  return type === '0' ? 'material' : 'work';
}

/** MS Project writes one period for everybody: for ever, with all the units there are. */
function countAvailability({ element, file, where }: Fields): void {
  const most = element.text('MaxUnits') ?? '1';
  const periods = element.first('AvailabilityPeriods')?.all('AvailabilityPeriod') ?? [];
  const limited = periods.filter((period) => {
    const from = readMoment(period.text('AvailableFrom') ?? 'NA');
    const to = period.text('AvailableTo') ?? 'NA';
    const units = period.text('AvailableUnits') ?? most;
    return from !== 'none' || (to !== 'NA' && to < '2049-12-31') || Number(units) !== Number(most);
  });
  if (limited.length > 0) file.losses.add('resource-availability', where, {}, limited.length);
}

const TABLES = ['A', 'B', 'C', 'D', 'E'] as const;

/** The five tables of rates; a file without them has one rate that always held. */
function readRates(uid: string, fields: Fields): Record<string, Rate> {
  const elements = fields.element.first('Rates')?.all('Rate') ?? [];
  if (elements.length === 0) {
    const rate = readRate(fields);
    return rate === undefined ? {} : { [rateId(uid, rate)]: rate };
  }
  const rates: Record<string, Rate> = {};
  for (const element of elements) {
    const own = new Fields(element, fields.file, fields.where);
    countLeftOut(element, RATE, fields.file.losses, fields.where);
    const rate = readRate(own);
    if (rate !== undefined) rates[rateId(uid, rate)] = rate;
  }
  return rates;
}

function rateId(uid: string, { table = 'A', from = '' }: Rate): string {
  return derivedId('ms-project', 'rate', uid, table, from);
}

/** Undefined for one that costs nothing from the beginning. Rates are per hour, whatever unit they are shown in. */
function readRate(fields: Fields): Rate | undefined {
  const number = fields.whole('RateTable') ?? 0;
  const table = TABLES[number];
  if (table === undefined) return fields.unreadable('RateTable');
  for (const name of ['StandardRateFormat', 'OvertimeRateFormat']) {
    const format = fields.word(name);
    if (format !== undefined && !['2', '8'].includes(format)) {
      fields.file.losses.add('rate-units', fields.where);
    }
  }
  const money = defined({
    standard: fields.rate('StandardRate'),
    overtime: fields.rate('OvertimeRate'),
    perUse: fields.cost('CostPerUse'),
  });
  const from = fields.moment('RatesFrom')?.slice(0, 10);
  if (from === undefined && Object.keys(money).length === 0) return undefined;
  return {
    ...(table === 'A' ? {} : { table }),
    ...(from === undefined ? {} : { from }),
    ...money,
  };
}
