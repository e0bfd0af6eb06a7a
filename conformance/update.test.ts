import { isReadRefusal, type ReadPlan, readSchedule } from '@throughline/interchange';
import {
  CARRIED,
  type Carrier,
  carries,
  checkReferences,
  computePlan,
  EMPTY_DIFF,
  isImported,
  Records,
  slipBetween,
  type Update,
  updateOf,
} from '@throughline/model';
import { afterAll, describe, expect, it } from 'vitest';
import { manifest, readBytes } from './manifest.ts';

const rows = manifest();
const files = rows.map(({ file }) => [file] as const);
const table: string[] = [];

describe.skipIf(rows.length === 0)('a file brought in again', () => {
  it.each(files)('says nothing new: %s', (file) => {
    const plan = recordsOf(file);
    expect(update(plan, recordsOf(file)).diff).toEqual(EMPTY_DIFF);
  });

  it.each(files)('says only what its format is known to carry: %s', (file) => {
    const { records } = opened(file);
    const { rules } = new Records(records).project;
    const others = new Set<string>();
    for (const record of records) {
      if (!isImported(record)) throw new Error(`no file has a ${record.kind}`);
      const carriers: { readonly [field: string]: Carrier } = CARRIED[record.kind];
      for (const field of Object.keys(record)) {
        if (field === 'id' || field === 'kind') continue;
        if (!carries(carriers[field] ?? 'neither', rules)) others.add(`${record.kind} ${field}`);
      }
    }
    expect([...others].filter((field) => !SAID_BY_NO_FILE.has(field))).toEqual([]);
  });
});

/** What a reader gives of its own accord, the file not having said it; and a field's number in the tool. */
const SAID_BY_NO_FILE = new Set([
  ...Object.keys(CARRIED).map((kind) => `${kind} audience`),
  'project name',
  'project weekStart',
  // P6 has none: the field is there, and empty.
  'calendar workWeeks',
  'baseline name',
  'custom-field field',
]);

const pairs = pairsOfFamilies();

describe.skipIf(pairs.length === 0)('the next file of one family', () => {
  it.each(pairs)('%s, then %s', (before, after) => {
    const [plan, file] = [recordsOf(before), recordsOf(after)];
    const asked = updateOf(plan, file);
    const found = update(plan, file, true);
    const { matched, added, removed } = found.tasks;
    expect(matched + added.length).toBe(file.count('task'));
    expect(matched + removed.length).toBe(plan.count('task'));
    expect(found.records.count('task')).toBe(file.count('task'));
    expect(found.records.count('link')).toBe(file.count('link'));
    // Brought in, it says nothing new.
    expect(update(found.records, file, true).diff).toEqual(EMPTY_DIFF);

    const slip = slipBetween(plan, found.records, { mostEvaluations: 200 });
    if ('code' in slip) throw new Error(JSON.stringify(slip));
    expect(slip.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(slip.delta);
    expect(slip.lines.filter(({ kind }) => kind === 'residual')).toEqual([]);
    // The plan then finishes when the file does; but a file without a status date leaves that of the plan.
    const alone = computePlan(file);
    if ('code' in alone) throw new Error(alone.code);
    const keepsStatus =
      file.project.statusDate === undefined && plan.project.statusDate !== undefined;
    if (!keepsStatus) expect(slip.to).toBe(alone.forecast.finish);
    table.push(
      [before, after, 'code' in asked ? asked.code : 'brought in']
        .concat([matched, added.length, removed.length, slip.lines.length, slip.delta].map(String))
        .join('\t'),
    );
  });

  it.each(pairs.filter(([a, b]) => isNetwork(a) && isNetwork(b)))(
    'finds every task of one network again in another format: %s, then %s',
    (before, after) => {
      const [plan, file] = [recordsOf(before), recordsOf(after)];
      // An XER alone has a row for the project itself.
      const rows = [plan, file].map((one) => one.count('task'));
      expect(update(plan, file, true).tasks.matched).toBe(Math.min(...rows));
    },
  );

  it.each(pairs.filter(([a, b]) => a.startsWith('syn-p6') && b.startsWith('syn-p6')))(
    'moves nothing where two formats say the same: %s, then %s',
    (before, after) => {
      const [plan, file] = [recordsOf(before), recordsOf(after)];
      const slip = slipBetween(plan, update(plan, file).records);
      expect('code' in slip ? slip.code : [slip.delta, slip.lines]).toEqual([0, []]);
    },
  );

  afterAll(() => {
    const head = 'before\tafter\tasked\tfound\tnew\tgone\tlines\tminutes';
    console.log([head, ...table].join('\n'));
  });
});

function isNetwork(file: string): boolean {
  return file.startsWith('syn-');
}

/** Every two files of one family, both ways round. */
function pairsOfFamilies(): (readonly [string, string])[] {
  const filesByFamily = new Map<string, string[]>();
  for (const { file, family } of rows) {
    filesByFamily.set(family, [...(filesByFamily.get(family) ?? []), file]);
  }
  return [...filesByFamily.values()].flatMap((ones) =>
    ones.flatMap((a) => ones.filter((b) => b !== a).map((b) => [a, b] as const)),
  );
}

function update(plan: Records, file: Records, sure = false): Update {
  const found = updateOf(plan, file, { sure });
  if ('code' in found) throw new Error(JSON.stringify(found));
  expect(checkReferences(found.records)).toEqual([]);
  return found;
}

function recordsOf(file: string): Records {
  return new Records(opened(file).records);
}

function opened(file: string): ReadPlan {
  const outcome = readSchedule(readBytes(file), { fileName: file });
  if (isReadRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}
