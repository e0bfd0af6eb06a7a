import { minuteOf, type WorkingCalendar } from '@throughline/engine';
import {
  isReadRefusal,
  type ReadPlan,
  readSchedule,
  type StoredDates,
} from '@throughline/interchange';
import { type ComputedPlan, computePlan, Records, type TaskRecord } from '@throughline/model';
import { afterAll, describe, expect, it } from 'vitest';
import { type ManifestRow, manifest, readBytes } from './manifest.ts';

/** Working minutes below which two `ms-project` dates are the same. */
const SAME = 0.29;

const DATES = ['earlyStart', 'earlyFinish', 'lateStart', 'lateFinish'] as const;
const FLOATS = ['totalFloat', 'freeFloat'] as const;
type Field = (typeof DATES)[number] | (typeof FLOATS)[number];

interface Comparison {
  readonly compared: number;
  readonly exact: number;
  readonly byField: Readonly<Record<Field, number>>;
  readonly differences: readonly string[];
}

const rows = manifest();
const table: string[] = [];

describe.skipIf(rows.length === 0)('dates equal those stored in the file', () => {
  it.each(rows.map((row) => [row.file, row] as const))('%s', (file, row) => {
    const outcome = readSchedule(readBytes(file), { fileName: file });
    if (isReadRefusal(outcome)) {
      table.push(`${file}\trefused: ${outcome.refused}`);
      expect(outcome).toBeUndefined();
      return;
    }
    const plan = computePlan(new Records(outcome.records));
    if ('code' in plan) {
      table.push(`${file}\tnot schedulable: ${plan.code}`);
      expect(plan).toBeUndefined();
      return;
    }
    const comparison = compare(outcome, plan, row);
    table.push(line(row, comparison));
    if (row.asserted) {
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBe(row.tasks);
    }
  });

  afterAll(() => {
    console.log(['file\texact\tES\tEF\tLS\tLF\ttotal float\tfree float', ...table].join('\n'));
  });
});

function compare(outcome: ReadPlan, plan: ComputedPlan, row: ManifestRow): Comparison {
  const byField = {
    earlyStart: 0,
    earlyFinish: 0,
    lateStart: 0,
    lateFinish: 0,
    totalFloat: 0,
    freeFloat: 0,
  };
  const differences: string[] = [];
  let compared = 0;
  let exact = 0;
  for (const { task } of plan.records.outline()) {
    if (task.external !== undefined) continue;
    if (row.format !== 'MSPDI' && task.type === 'summary') continue;
    compared++;
    const stored = outcome.stored.get(task.id) ?? {};
    const computed = plan.schedule.task(task.id);
    const same = sameDates(plan, task, stored);
    for (const field of DATES) if (same[field]) byField[field]++;
    for (const field of FLOATS) {
      if (Math.abs(computed[field] - (stored[field] ?? 0)) < 1) byField[field]++;
    }
    const datesAreSame = DATES.every((field) => same[field]);
    if (datesAreSame) exact++;
    const floatsAreSame = FLOATS.every(
      (field) => Math.abs(computed[field] - (stored[field] ?? 0)) < 1,
    );
    if (datesAreSame && (floatsAreSame || !row.floatsAsserted)) continue;
    const was = [...DATES, ...FLOATS].map(
      (field) => `${field} ${computed[field]} (${stored[field]})`,
    );
    differences.push(
      `${task.keys?.['ms-project.uid'] ?? task.keys?.['p6.code']} ${task.name}: ${was.join(', ')}`,
    );
  }
  return { compared, exact, byField, differences };
}

function sameDates(
  { plan, schedule, records }: ComputedPlan,
  task: TaskRecord,
  stored: StoredDates,
): Record<(typeof DATES)[number], boolean> {
  const computed = schedule.task(task.id);
  const rules = plan.options.rules;
  const calendar = schedule.calendar(records.isSummary(task) ? undefined : task.id);
  const kept = rules === 'p6' ? remainingDates(stored) : stored;
  const same = (field: (typeof DATES)[number]) => {
    const [ours, theirs] = [computed[field], kept[field]];
    if (theirs === undefined) return true;
    if (ours === null) return false;
    const [a, b] = [minuteOf(ours) as number, minuteOf(theirs) as number];
    return rules === 'p6' ? sameNextMoment(calendar, a, b) : Math.abs(calendar.work(a, b)) < SAME;
  };
  return {
    earlyStart: same('earlyStart'),
    earlyFinish: same('earlyFinish'),
    lateStart: same('lateStart'),
    lateFinish: same('lateFinish'),
  };
}

/** P6 XML stores the dates of the work that is left; XER stores early and late dates as such. */
function remainingDates(stored: StoredDates): StoredDates {
  const early = stored.earlyStart ?? stored.remainingEarlyStart;
  return {
    ...stored,
    ...(early === undefined ? {} : { earlyStart: early }),
    ...pick('earlyFinish', stored.earlyFinish ?? stored.remainingEarlyFinish),
    ...pick('lateStart', stored.lateStart ?? stored.remainingLateStart),
    ...pick('lateFinish', stored.lateFinish ?? stored.remainingLateFinish),
  };
}

function pick<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function sameNextMoment(calendar: WorkingCalendar, a: number, b: number): boolean {
  return a === b || calendar.nextStart(a) === calendar.nextStart(b);
}

function line(row: ManifestRow, { compared, exact, byField }: Comparison): string {
  const fields = [...DATES, ...FLOATS].map((field) => byField[field]);
  return [row.file, `${exact}/${compared}${row.asserted ? ' asserted' : ''}`, ...fields].join('\t');
}
