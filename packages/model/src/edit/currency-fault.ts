import { type Money, type PlanRecord, type Records, type Refusal, refuse } from '../plan/index.ts';

/**
 * A plan counts in one currency and knows no rates of exchange: an amount in another would be in no sum.
 * Amounts that a file brought in are left alone until somebody sets them.
 */
export function currencyFault(record: PlanRecord, records: Records): Refusal | undefined {
  const expected = records.project.currency;
  const before = records.get(record.id);
  const known = new Set(before && amountsOf(before).map(([, { currency }]) => currency));
  for (const [field, { currency }] of amountsOf(record)) {
    if (currency === expected || known.has(currency)) continue;
    const where = { recordId: record.id, field, accepted: [expected] };
    return refuse('currency-not-the-projects', { id: record.id, currency, expected }, where);
  }
  return undefined;
}

function amountsOf(record: PlanRecord): [field: string, money: Money][] {
  const amounts: [string, Money | undefined][] = [];
  switch (record.kind) {
    case 'fixed-cost':
    case 'budget-line':
    case 'promise':
      amounts.push(['amount', record.amount]);
      break;
    case 'assignment':
      amounts.push(['cost', record.cost], ['actualCost', record.actualCost]);
      amounts.push(['remainingCost', record.remainingCost]);
      break;
    case 'resource':
      for (const [id, { standard, overtime, perUse }] of Object.entries(record.rates ?? {})) {
        for (const money of [standard, overtime, perUse]) amounts.push([`rates/${id}`, money]);
      }
      break;
    default:
  }
  return amounts.flatMap(([field, money]) => (money === undefined ? [] : [[field, money]]));
}
