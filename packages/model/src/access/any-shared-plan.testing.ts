import { Dice, generateRecords } from '@throughline/generator';
import {
  type Audience,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import type { Reader } from './reader.ts';
import { Role } from './roles.ts';

export const READERS: readonly Reader[] = Role.options.map((role) => ({ role, id: `a ${role}` }));
export const reader = (role: Role): Reader => ({ role, id: `a ${role}` });

const money = { amount: '1250.5', currency: 'EUR' };

/** A generated plan with some of every kind, of which a part is shared. */
export function anySharedPlan(seed: number, tasks = 12): Records {
  const dice = new Dice(seed, 'audiences');
  const plan = new Records(generateRecords({ seed, tasks }));
  const ids = [...plan.all('task')].map(({ id }) => id);
  const [first, second] = ids as [RecordId, RecordId];
  const custom = { [recordId('mood')]: 'good', [recordId('pay')]: '90' };
  const more: PlanRecord[] = [
    { ...base('cost'), kind: 'fixed-cost', taskId: first, amount: money, accrual: 'end' },
    { ...base('line'), kind: 'budget-line', category: 'Vendors', amount: money },
    { ...base('late'), kind: 'event', name: 'Late', cause: 'supplier', standing: 'approved' },
    { ...base('said'), kind: 'explanation', editId: 'e1', eventId: recordId('late') },
    { ...base('told'), kind: 'promise', type: 'contract', to: 'Ann', date: '2026-09-01T17:00' },
    { ...base('asked'), kind: 'promise', type: 'target', to: 'Ann', amount: money, taskId: second },
    { ...base('mood'), kind: 'custom-field', name: 'Mood', appliesTo: 'task', type: 'text' },
    { ...base('pay'), kind: 'custom-field', name: 'Pay', appliesTo: 'resource', type: 'cost' },
    {
      ...base('agreed'),
      kind: 'baseline',
      name: 'Agreed',
      tasks: Object.fromEntries(ids.map((id) => [id, { start: '2026-03-02T08:00', cost: money }])),
    },
  ];
  const all = [...plan, ...more].map((record) => ({
    ...record,
    audience: anyAudience(dice),
    ...(record.kind !== 'custom-field' && dice.perMille(300) && { custom }),
  }));
  return new Records(all as PlanRecord[]);
}

/** The plan after something happened to it: sound or not, since a view has to stand both. */
export function anyNextState(plan: Records, dice: Dice): Records {
  const byId = new Map([...plan].map((record) => [record.id, record]));
  for (let times = dice.between(1, 4); times > 0; times--) {
    const one = dice.oneOf([...byId.values()].filter(({ kind }) => kind !== 'project'));
    const task = dice.oneOf([...byId.values()].filter(isTask));
    const next = dice.oneOf<() => PlanRecord | undefined>([
      () => ({ ...one, audience: one.audience === 'shared' ? 'internal' : 'shared' }),
      () => ({ ...task, audience: task.audience === 'shared' ? 'internal' : 'shared' }),
      () => ({ ...one, notes: 'Anything' }),
      () => moved(task, dice.oneOf([...byId.values()].filter(isTask)).id),
      () => ({ ...task, id: recordId(`new-${times}`), audience: anyAudience(dice) }),
      () => ({ ...task, custom: { [recordId('mood')]: 'bad' } }),
      () => withCalendar(plan, byId, dice),
      () => void byId.delete(one.id),
      () => void byId.delete(task.id),
    ])();
    if (next !== undefined) byId.set(next.id, next);
  }
  return new Records(byId.values());
}

function moved(task: TaskRecord, parent: RecordId): TaskRecord {
  const { parent: _, ...top } = task;
  return parent === task.id ? top : { ...task, parent };
}

/** The project, a calendar or a resource follows another calendar. */
function withCalendar(
  plan: Records,
  byId: ReadonlyMap<RecordId, PlanRecord>,
  dice: Dice,
): PlanRecord {
  const calendarId = dice.oneOf([...plan.all('calendar')]).id;
  const kind = dice.oneOf<RecordKind>(['project', 'calendar', 'resource', 'task']);
  const found = [...byId.values()].filter((record) => record.kind === kind);
  const one = found.length > 0 ? dice.oneOf(found) : plan.project;
  const field = one.kind === 'calendar' ? 'baseId' : 'calendarId';
  return { ...one, [field]: calendarId } as PlanRecord;
}

function isTask(record: PlanRecord): record is TaskRecord {
  return record.kind === 'task';
}

function anyAudience(dice: Dice): Audience {
  return dice.perMille(600) ? 'shared' : 'internal';
}

function base(id: string) {
  return { id: recordId(id), audience: 'internal' as const };
}
