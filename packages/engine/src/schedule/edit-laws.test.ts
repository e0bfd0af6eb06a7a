import { type Features, generateNetwork, type PlanEdit, RandomEdits } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { afresh, DATES, differences, scheduled } from './fresh-schedule.testing.ts';
import type { Schedule } from './schedule.ts';

/** Plans that are scheduled edit by edit, and some whose rules ask for a full pass each time. */
const STEPWISE: Partial<Features> = {
  asLateAsPossible: false,
  summaryStartLinks: false,
  levelOfEffort: false,
};

describe.each(['ms-project', 'p6'] as const)('random edits under %s', (rules) => {
  test('EDT-1 a plan edited step by step is the plan scheduled afresh', {
    timeout: 120_000,
  }, () => {
    let edits = 0;
    for (let seed = 1; edits < 10_000; seed++) {
      const features = seed % 5 === 0 ? {} : STEPWISE;
      const tasks = [8, 16, 30, 60, 120][seed % 5] as number;
      edits += runEdits({ seed, tasks, rules, features }, 60);
    }
  });
});

function runEdits(plan: Parameters<typeof generateNetwork>[0], count: number): number {
  const { input, options } = generateNetwork(plan);
  // A third of the plans as forecasts.
  const forecastFrom = plan.seed % 3 === 0 ? { forecastFrom: options.statusDate as number } : {};
  const edited = scheduled(input, { ...options, ...forecastFrom });
  const edits = new RandomEdits(plan.seed, { links: true, shape: plan.seed % 2 === 0 });
  for (let step = 0; step < count; step++) {
    const edit = edits.next(edited);
    const told = checkEdit(edited, edit);
    if (told.length > 0) {
      const where = `${JSON.stringify(plan)}, edit ${step}: ${edit.what}`;
      throw new Error(`${where}\n${told.slice(0, 12).join('\n')}\n${JSON.stringify(edit)}`);
    }
  }
  return count;
}

/** Makes the edit, and tells everything in which it is not as a schedule from nothing. */
function checkEdit(edited: Schedule, edit: PlanEdit): string[] {
  const before = copyOfDates(edited);
  const expected = afresh(edited, edit);
  const outcome =
    edit.kind === 'links'
      ? edited.setLinks(edit.links)
      : edited.setActivity(edit.activity, edit.input);
  if ('code' in expected) {
    const code = 'code' in outcome ? outcome.code : 'none';
    if (code !== expected.code) return [`fault ${code}, afresh ${expected.code}`];
    const asBefore = afresh(edited);
    return 'code' in asBefore
      ? [`left with the fault ${asBefore.code}`]
      : differences(edited, asBefore);
  }
  if ('code' in outcome) return [`fault ${outcome.code}, afresh none`];
  return [...differences(edited, expected), ...wronglyReported(before, edited, outcome)];
}

function copyOfDates({ state }: Schedule): Int32Array[] {
  return DATES.map((column) => state[column].slice());
}

/** EDT-2: an edit returns every activity whose dates changed. */
function wronglyReported(
  before: readonly Int32Array[],
  { state }: Schedule,
  reported: ReadonlySet<number>,
): string[] {
  const told: string[] = [];
  for (let activity = 0; activity < state.start.length; activity++) {
    const moved = DATES.some((column, k) => before[k]?.[activity] !== state[column][activity]);
    if (moved && !reported.has(activity)) told.push(`${activity} moved and is not reported`);
  }
  return told;
}

test('EDT-1 the edits made up for this reach every kind', () => {
  const { input, options } = generateNetwork({ seed: 2, tasks: 200 });
  const edits = new RandomEdits(1);
  const kinds = new Set<string>();
  const plan = scheduled(input, options);
  for (let k = 0; k < 400; k++) kinds.add(edits.next(plan).what);
  expect(kinds.size).toBe(15);
});
