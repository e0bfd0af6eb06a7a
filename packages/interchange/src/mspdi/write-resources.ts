import type { Rate, ResourceRecord } from '@throughline/model';
import { placeOf, type WrittenPlan, writtenCost } from './written-plan.ts';

export function writeResources(plan: WrittenPlan, rows: ReadonlyMap<string, number>): void {
  const { xml, records } = plan;
  xml.element('Resources', () => {
    for (const resource of records.all('resource')) {
      xml.element('Resource', () => writeResource(resource, rows.get(resource.id), plan));
    }
  });
}

/** Rates are shown per hour, those of a material per unit. */
const PER_HOUR = 2;
const PER_UNIT = 8;

function writeResource(resource: ResourceRecord, row: number | undefined, plan: WrittenPlan): void {
  const { xml, uids, losses } = plan;
  const rates = Object.values(resource.rates ?? {});
  const first = rates.find(({ table, from }) => table === undefined && from === undefined);
  const format = resource.type === 'work' ? PER_HOUR : PER_UNIT;
  xml.leaf('UID', uids.get(resource.id));
  xml.leaf('ID', row);
  xml.leaf('Name', resource.name);
  xml.leaf('Type', resource.type === 'work' ? 1 : 0);
  xml.leaf('IsNull', 0);
  xml.leaf('Initials', resource.initials);
  xml.leaf('MaterialLabel', resource.materialLabel);
  xml.leaf('Code', resource.code);
  xml.leaf('Group', resource.group);
  xml.leaf('EmailAddress', resource.email);
  xml.leaf('MaxUnits', resource.maxUnits);
  xml.leaf('CanLevel', 1);
  xml.leaf('AccrueAt', 3);
  writeRate(first ?? {}, format, resource, plan);
  xml.leaf('CalendarUID', resource.calendarId === undefined ? -1 : uids.get(resource.calendarId));
  xml.leaf('Notes', resource.notes);
  xml.flag('IsGeneric', resource.generic);
  xml.flag('IsInactive', resource.inactive);
  if (resource.vendor !== undefined || resource.category !== undefined) {
    losses.add('resource-vendor', placeOf(resource));
  }
  xml.flag('IsCostResource', resource.type === 'cost');
  plan.custom.writeValues(resource, xml);
  plan.custom.writeCodes(resource, xml);
  if (rates.length === 0 || (rates.length === 1 && first !== undefined)) return;
  xml.element('Rates', () => {
    for (const rate of rates) {
      xml.element('Rate', () => {
        const until = nextFrom(rate, rates);
        xml.leaf(
          'RatesFrom',
          rate.from === undefined ? FROM_THE_BEGINNING : `${rate.from}T00:00:00`,
        );
        xml.leaf('RatesTo', until === undefined ? TO_THE_END : `${until}T00:00:00`);
        xml.leaf('RateTable', ['A', 'B', 'C', 'D', 'E'].indexOf(rate.table ?? 'A'));
        writeRate(rate, format, resource, plan);
      });
    }
  });
}

const FROM_THE_BEGINNING = '1984-01-01T00:00:00';
const TO_THE_END = '2049-12-31T23:59:00';

/** When the next rate of the same table begins. */
function nextFrom({ table, from = '' }: Rate, rates: readonly Rate[]): string | undefined {
  let next: string | undefined;
  for (const other of rates) {
    if (other.table !== table || other.from === undefined || other.from <= from) continue;
    if (next === undefined || other.from < next) next = other.from;
  }
  return next;
}

function writeRate(
  { standard, overtime, perUse }: Rate,
  format: number,
  resource: ResourceRecord,
  plan: WrittenPlan,
): void {
  const { xml, records, losses } = plan;
  const where = placeOf(resource);
  for (const [name, money] of [
    ['StandardRate', standard],
    ['OvertimeRate', overtime],
  ] as const) {
    const own = money === undefined || money.currency === records.project.currency;
    if (!own) losses.add('other-currency', where);
    xml.leaf(name, own ? (money?.amount ?? 0) : 0);
    xml.leaf(`${name}Format`, format);
  }
  xml.leaf('CostPerUse', writtenCost(plan, perUse, where) ?? 0);
}
