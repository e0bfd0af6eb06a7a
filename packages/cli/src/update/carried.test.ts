import { readFileSync } from 'node:fs';
import { computedDates, isReadRefusal, readSchedule, writeMspdi } from '@throughline/interchange';
import {
  CARRIED,
  type Carrier,
  carries,
  checkReferences,
  type Diff,
  diffOf,
  type ImportedKind,
  OURS,
  PlanRecord,
  RECORD_KINDS,
  Records,
  updateOf,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { And, base, CHANGED, SUBJECT } from './every-field.testing.ts';
import { dated } from './random-edits.testing.ts';

const kinds = Object.keys(CARRIED) as ImportedKind[];

describe('UPD-3 what MS Project’s XML can say', () => {
  test('is known for every kind that files have', () => {
    expect([...kinds, ...OURS].sort()).toEqual([...RECORD_KINDS].sort());
  });

  test.each(
    kinds.flatMap((kind) => {
      const carriers: { readonly [field: string]: Carrier } = CARRIED[kind];
      return Object.keys(carriers).map(
        (field) => [kind, field, carriers[field] ?? 'neither'] as const,
      );
    }),
  )('%s %s: %s', (kind, field, carrier) => {
    const said = update(new Records(base), throughFile(changedIn(kind, field)));
    const isCarried = carries(carrier, 'ms-project') && !PARTLY.has(`${kind} ${field}`);
    const isNews = isCarried || AS_IF_GONE.has(`${kind} ${field}`);
    expect(isSaid(said, kind, field), JSON.stringify(said)).toBe(isNews);
  });
});

/** No file has a cost by the month: the cost that it was before is gone from it. */
const AS_IF_GONE = new Set(['fixed-cost per']);

/**
 * Read from every file, but not out of it: the rules are those of the tool, and a task is a summary
 * where others are under it.
 */
const PARTLY = new Set(['project rules', 'task type']);

function update(current: Records, file: Records): Diff {
  const found = updateOf(current, file, { sure: true });
  if ('code' in found) throw new Error(found.code);
  return found.diff;
}

function throughFile(records: Records): Records {
  const outcome = readSchedule(writeMspdi(records, computedDates(dated(records))).bytes);
  if (isReadRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return new Records(outcome.records);
}

function changedIn(kind: ImportedKind, field: string): Records {
  const value = (CHANGED[kind] as { readonly [field: string]: unknown })[field];
  const subject = subjectOf(kind, field);
  const fields = value instanceof And ? value.fields : { [field]: value };
  const changed = Object.entries({ ...subject, ...fields }).filter(([, one]) => one !== undefined);
  const record = PlanRecord.parse(Object.fromEntries(changed));
  const records = base.map((one) => (one.id === subject.id ? record : one));
  expect(checkReferences(records)).toEqual([]);
  expect(Object.keys(diffOf(new Records(base), new Records(records)).updated)).toEqual([
    subject.id,
  ]);
  return new Records(records);
}

function subjectOf(kind: ImportedKind, field: string): PlanRecord {
  const named = SUBJECT[`${kind} ${field}`] ?? SUBJECT[kind];
  const found = base.find((one) => one.kind === kind && (named === undefined || one.id === named));
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

/** Whether the update changes the field, or puts another record in the place of the one it was. */
function isSaid({ updated, removed, added }: Diff, kind: ImportedKind, field: string): boolean {
  const { id } = subjectOf(kind, field);
  const paths = Object.keys(updated[id] ?? {}).map((path) => path.split('/')[0]);
  const isAnother =
    removed[id] !== undefined || Object.values(added).some((one) => one.kind === kind);
  return paths.includes(field) || isAnother;
}

/** A plan in which A is under way, and only its percentage says how far. */
const underWay = base.map((record) => {
  if (record.id !== 'A') return record;
  const half = { actualStart: '2026-03-02T08:00', percentComplete: 50, fixed: 'duration' };
  return PlanRecord.parse({ ...record, ...half });
});

/** A plan in which A takes as long as it takes, whoever works on it and on whatever calendar. */
const fixedLength = base.map((record) => {
  const more =
    { A: { fixed: 'duration' }, crew: { calendarId: 'nights' } }[String(record.id)] ?? {};
  return PlanRecord.parse({ ...record, ...more });
});

const MOVES: readonly (readonly [string, string, object, readonly PlanRecord[]])[] = [
  ['assignment calendarId', 'crew-A', { calendarId: 'nights' }, base],
  ['task percentCompleteType', 'A', { percentCompleteType: 'physical' }, underWay],
  [
    'task splits, on a calendar that is not its own',
    'A',
    { splits: { one: { afterMinutes: 480, gapMinutes: 480 } } },
    fixedLength,
  ],
  ['task percentComplete, its decimals', 'A', { percentComplete: 50.4 }, underWay],
];

describe('UPD-11 what moves dates and MS Project’s XML does not say', () => {
  test.each(MOVES)('%s', (_, subject, fields, plan) => {
    const before = new Records(plan);
    const edited = new Records(
      plan.map((one) => (one.id === subject ? PlanRecord.parse({ ...one, ...fields }) : one)),
    );
    const direct = datesOf(edited);
    expect(direct).not.toEqual(datesOf(before));
    const found = updateOf(before, throughFile(edited), { sure: true });
    if ('code' in found) throw new Error(found.code);
    expect(datesOf(found.records)).toEqual(datesOf(before));
  });

  test('is listed in the documentation', () => {
    for (const [what] of MOVES) expect(documentation).toContain(`| \`${what.split(',')[0]}\``);
  });
});

function datesOf(records: Records): Record<string, unknown> {
  const { forecast } = dated(records);
  return Object.fromEntries(
    [...records.all('task')].map((one) => {
      const { start, finish } = forecast.task(one.id);
      return [one.name, [start, finish]];
    }),
  );
}

const documentation = readFileSync(new URL('../../../../docs/update.md', import.meta.url), 'utf8');

describe('UPD-3 the documentation', () => {
  test.each(kinds)('lists what files say of a %s', (kind) => {
    const row = documentation.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
    const listed = row
      .split('|')
      .slice(2, 5)
      .map((cell) => [...cell.matchAll(/`([A-Za-z0-9]+)`/g)].map(([, field]) => field).sort());
    const fieldsOf = (wanted: Carrier) =>
      Object.entries<Carrier>(CARRIED[kind])
        .filter(([, carrier]) => carrier === wanted)
        .map(([field]) => field)
        .sort();
    expect(listed).toEqual([fieldsOf('ms-project'), fieldsOf('p6'), fieldsOf('neither')]);
  });
});
