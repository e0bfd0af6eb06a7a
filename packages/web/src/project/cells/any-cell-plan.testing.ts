import { generateRecords } from '@throughline/generator';
import {
  apply,
  computePlan,
  type Edit,
  isRefusal,
  type PlanRecord,
  type RecordId,
  Records,
  recordId,
  rowsOf,
  sayRefusal,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import type { ColumnId } from '../columns.ts';
import { cellText } from './cell-text.ts';

/** A plan whose cells can be read and typed into. */
export function cellPlanOf(records: Records, today = '2026-03-09'): CellPlan {
  const computed = computePlan(records);
  const rows = [...rowsOf(records)].map(({ task }) => task.id);
  const rowById = new Map(rows.map((id, place) => [id, place + 1]));
  let made = 0;
  return {
    records,
    computed: 'code' in computed ? undefined : computed,
    rowOf: (id) => rowById.get(id) ?? 0,
    idAtRow: (row) => rows[row - 1],
    newId: () => recordId(`made-${++made}`),
    today,
  };
}

/** A generated plan, with some of what generated plans lack. */
export function anyCellPlan(seed: number, rules: 'ms-project' | 'p6', tasks = 12): CellPlan {
  const records = new Records(generateRecords({ seed, tasks, rules }));
  const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });
  const field = (type: 'text' | 'number' | 'flag' | 'date' | 'duration' | 'cost') =>
    ({
      ...base(`field-${type}`),
      kind: 'custom-field',
      name: type,
      appliesTo: 'task',
      type,
    }) as const;
  const more: PlanRecord[] = (['text', 'number', 'flag', 'date', 'duration', 'cost'] as const).map(
    field,
  );
  more.push({ ...base('comma'), kind: 'resource', name: 'Smith, John', type: 'work' });
  const custom = {
    [recordId('field-text')]: '=SUM(A1)',
    [recordId('field-number')]: -1234.5,
    [recordId('field-flag')]: seed % 2 === 0,
    [recordId('field-date')]: '2026-03-12T09:30',
    [recordId('field-duration')]: { minutes: 1441, unit: 'd' as const },
    [recordId('field-cost')]: '1250.5',
  };
  const [first] = records.all('task');
  const leaf = [...records.all('task')].find((task) => !records.isSummary(task));
  for (const record of more) {
    records.patch({ added: { [record.id]: record }, updated: {}, removed: {} });
  }
  for (const task of new Set([first, leaf])) {
    if (task === undefined) continue;
    const notes = 'First line\nsecond = line\t\u202eright';
    const blocked = { by: 'access', since: '2026-01-05T08:00' };
    const changes = {
      custom: [[], [custom]],
      notes: [[], [notes]],
      blocked: [[], [blocked]],
    } as const;
    const isOver = task.actualFinish !== undefined;
    const { blocked: _, ...others } = changes;
    records.patch({
      added: {},
      updated: { [task.id]: isOver || records.isSummary(task) ? others : changes },
      removed: {},
    } as never);
  }
  return cellPlanOf(records);
}

/** The plan after the edits; throws where one is refused, in words. */
export function after(plan: CellPlan, edits: readonly Edit[]): CellPlan {
  const records = plan.records.clone();
  for (const edit of edits) {
    const diff = apply(edit, records);
    if (isRefusal(diff)) throw new Error(`${edit.kind}: ${sayRefusal(diff)}`);
    records.patch(diff);
  }
  return cellPlanOf(records, plan.today);
}

export function shownIn(plan: CellPlan, id: RecordId, column: ColumnId): string {
  const task = plan.records.find('task', id);
  if (task === undefined) throw new Error(`no such task: ${id}`);
  return cellText(plan, task, column);
}
