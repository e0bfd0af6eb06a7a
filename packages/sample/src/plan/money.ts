import type { AssignmentRecord, BudgetLineRecord, Edit, FixedCostRecord } from '@throughline/model';
import { dollars } from './dollars.ts';
import { idOf, taskId } from './ids.ts';
import { VENDOR_A, VENDOR_B, VENDOR_C, worksFor } from './people.ts';
import { MINUTES_PER_DAY } from './records.ts';
import type { Row } from './row.ts';

/** $3.2M, as it was approved. */
const BUDGET: readonly (readonly [category: string, amount: number])[] = [
  ['Integration', 760_000],
  ['Circuits and storage', 340_000],
  ['Disposal', 145_000],
  ['Cloud and licences', 310_000],
  ['People', 690_000],
  ['Both sites', 515_000],
  ['Building', 180_000],
];
const CONTINGENCY = 260_000;

const CONTINGENCY_LINE = idOf('budget-line', 'Contingency');

function budgetLine(category: string) {
  return idOf('budget-line', category);
}

export function budgetLines(): BudgetLineRecord[] {
  const base = { kind: 'budget-line', audience: 'internal' } as const;
  return [
    ...BUDGET.map(([category, amount]) => ({
      ...base,
      id: budgetLine(category),
      category,
      amount: dollars(amount),
    })),
    {
      ...base,
      id: CONTINGENCY_LINE,
      category: 'Contingency',
      amount: dollars(CONTINGENCY),
      contingency: true,
    },
  ];
}

/** A budget line takes its share of the contingency; their sum stays $3.2M. */
export function fromContingency(category: string, becomes: number, leaves: number): Edit[] {
  const set = (amount: number) => ({ amount: dollars(amount) });
  return [
    { kind: 'budget-line.change', id: budgetLine(category), set: set(becomes) },
    { kind: 'budget-line.change', id: CONTINGENCY_LINE, set: set(leaves) },
  ];
}

interface Cost {
  readonly task: string;
  readonly name: string;
  readonly amount: number;
  readonly category: string;
  readonly vendor?: string;
  readonly accrual?: FixedCostRecord['accrual'];
  readonly per?: 'month';
}

export function fixedCosts(): FixedCostRecord[] {
  return [...integration(), ...circuitsAndStorage(), ...disposal(), ...ours()].map(fixedCost);
}

export function fixedCost({ task, name, amount, per, ...more }: Cost): FixedCostRecord {
  return {
    id: idOf('fixed-cost', `${task} ${name}`),
    kind: 'fixed-cost',
    audience: 'internal',
    taskId: taskId(task),
    name,
    amount: dollars(amount),
    accrual: 'end',
    ...(per !== undefined && { per, accrual: 'prorated' }),
    ...more,
  };
}

/** Vendor A's fixed price of each wave, due when it is live. */
function integration(): Cost[] {
  const priceByWave = { pilot: 52, w1: 88, w2: 96, w3: 132, w4: 124, w5: 104, w6: 118 };
  const about = { category: 'Integration', vendor: VENDOR_A };
  return [
    ...Object.entries(priceByWave).map(([key, thousands]) => ({
      ...about,
      task: `${key}.cut-over`,
      name: 'Fixed price of the wave',
      amount: thousands * 1000,
    })),
    { ...about, task: 'ar.build', name: 'Archive, fixed price', amount: 46_000 },
  ];
}

function circuitsAndStorage(): Cost[] {
  const about = { category: 'Circuits and storage', vendor: VENDOR_B };
  return [
    { ...about, task: 'ci.lead-1', name: 'First circuit', amount: 42_000 },
    { ...about, task: 'ci.lead-2', name: 'Second circuit', amount: 36_000 },
    { ...about, task: 'st.ship', name: 'Archive array', amount: 238_000 },
    { ...about, task: 'st.install', name: 'Delivery and installation', amount: 24_000 },
  ];
}

/** Vendor C is paid with the certificates. */
function disposal(): Cost[] {
  const thousandsByTask = {
    'pilot.certificates': 6,
    'w1.certificates': 12,
    'w2.certificates': 13,
    'w3.certificates': 14,
    'w4.certificates': 14,
    'w5.certificates': 11,
    'w6.certificates': 11,
    'retire.certificates': 8,
    'de.certificates': 26,
    'de.hall-1': 14,
    'de.hall-2': 16,
  };
  return Object.entries(thousandsByTask).map(([task, thousands]) => ({
    task,
    name: 'Wipe, certify, remove',
    amount: thousands * 1000,
    category: 'Disposal',
    vendor: VENDOR_C,
  }));
}

function ours(): Cost[] {
  const licences = { category: 'Cloud and licences' };
  const building = { category: 'Building' };
  return [
    { ...licences, task: 'lz.images', name: 'System licences', amount: 22_000 },
    { ...licences, task: 'lz.logging', name: 'Security tools', amount: 38_000 },
    { ...licences, task: 'lz.accept', name: 'Cloud, first commitment', amount: 120_000 },
    { ...licences, task: 'w1.plan', name: 'Migration tools', amount: 66_000 },
    { ...licences, task: 'ar.licence', name: 'Archive licence', amount: 64_000 },
    { ...building, task: 'le.survey', name: 'Survey', amount: 8_000 },
    { ...building, task: 'le.power', name: 'Strip power and cooling', amount: 48_000 },
    { ...building, task: 'le.repairs', name: 'Repairs', amount: 112_000 },
    { ...building, task: 'le.inspection', name: 'Landlord’s fees', amount: 12_000 },
    {
      category: 'Both sites',
      task: 'move',
      name: 'Rent, power and support of the old site',
      amount: 40_000,
      per: 'month',
    },
  ];
}

/** Whoever answers for a task, or their team, works on it. */
export function assignmentsOf(rows: readonly Row[]): AssignmentRecord[] {
  return rows.flatMap(({ key, what, owner, days = 0 }) => {
    if (owner === undefined || what !== 'task') return [];
    const { id, units } = worksFor(owner);
    return [
      {
        id: idOf('assignment', key),
        kind: 'assignment' as const,
        audience: 'internal' as const,
        taskId: taskId(key),
        resourceId: id,
        units,
        work: days * MINUTES_PER_DAY * units,
      },
    ];
  });
}
