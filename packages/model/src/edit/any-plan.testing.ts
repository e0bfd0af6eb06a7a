import { Dice, generateRecords } from '@throughline/generator';
import {
  explanationId,
  type LocalDateTime,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type RecordOf,
  Records,
  recordId,
} from '../plan/index.ts';
import { removalOf } from './removal.ts';

/** A generated plan that has some of every kind of record. */
export function anyPlan(seed: number, rules: 'ms-project' | 'p6', tasks = 14): Records {
  const records = new Records(generateRecords({ seed, tasks, rules }));
  const dice = new Dice(seed, 'more records');
  const [task] = records.all('task');
  if (task === undefined) throw new Error('a plan without tasks');
  const money = { amount: '1250.5', currency: 'EUR' };
  const more: PlanRecord[] = [
    { ...base('cost'), kind: 'fixed-cost', taskId: task.id, amount: money, accrual: 'end' },
    { ...base('line'), kind: 'budget-line', category: 'Vendors', amount: money },
    {
      ...base('late'),
      kind: 'event',
      name: 'Storage late',
      cause: 'supplier',
      standing: 'approved',
    },
    { ...base('noise'), kind: 'event', name: 'Noise', cause: 'people', standing: 'approved' },
    {
      ...base('mood'),
      kind: 'custom-field',
      name: 'Mood',
      appliesTo: 'task',
      type: 'text',
      choices: { [recordId('good')]: { value: 'good' }, [recordId('bad')]: { value: 'bad' } },
    },
    {
      ...base(explanationId('e1')),
      kind: 'explanation',
      editId: 'e1',
      eventId: recordId('late'),
    },
    {
      ...base('idle'),
      kind: 'calendar',
      name: 'Never used',
      week: { monday: [[480, 960]] },
      exceptions: { [recordId('may')]: { from: '2026-05-01', to: '2026-05-01', ranges: [] } },
      workWeeks: { [recordId('summer')]: { from: '2026-07-01', to: '2026-07-31', week: {} } },
    },
    { ...base('free'), kind: 'baseline', name: 'Draft', tasks: { [task.id]: {} } },
  ];
  const blocked = { by: 'access', since: '2026-01-05T08:00' };
  for (const record of more)
    records.patch({ added: { [record.id]: record }, updated: {}, removed: {} });
  if (dice.perMille(500)) {
    records.patch({ added: {}, updated: { [task.id]: { blocked: [[], [blocked]] } }, removed: {} });
  }
  return records;
}

export const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });

export function some<K extends RecordKind>(records: Records, kind: K, dice: Dice): RecordOf<K> {
  return dice.oneOf([...records.all(kind)]);
}

/** What removing it takes with it; it alone where something else still needs it. */
export function gone(records: Records, kind: RecordKind, id: RecordId): RecordId[] {
  const ids = removalOf(records, kind, [id]);
  return Array.isArray(ids) ? ids : [id];
}

export function day(dice: Dice): LocalDateTime {
  const two = (count: number) => String(count).padStart(2, '0');
  return `2026-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}T08:00`;
}
