import { generateRecords } from '@throughline/generator';
import { computedDates, isReadRefusal, readSchedule, writeMspdi } from '@throughline/interchange';
import {
  checkReferences,
  History,
  instant,
  isEmptyDiff,
  isRefusal,
  ledger,
  madeHereIn,
  type RecordId,
  Records,
  recordId,
  type Slip,
  type SlipLine,
  slipBetween,
  type Update,
  type UpdateOptions,
  updateOf,
} from '@throughline/model';
import { sampleProgramme } from '@throughline/sample';
import { describe, expect, test } from 'vitest';
import { dated, RandomEdits } from './random-edits.testing.ts';

function throughFile(records: Records): Records {
  const outcome = readSchedule(writeMspdi(records, computedDates(dated(records))).bytes);
  if (isReadRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return new Records(outcome.records);
}

function update(current: Records, file: Records, options: UpdateOptions = {}): Update {
  const found = updateOf(current, file, options);
  if ('code' in found) throw new Error(JSON.stringify(found));
  expect(checkReferences(found.records)).toEqual([]);
  return found;
}

const SEEDS = [1, 2, 3, 4];
const generated = (seed: number) => new Records(generateRecords({ seed, tasks: 40 }));

describe('UPD-1 a file that says nothing new', { timeout: 60_000 }, () => {
  test.each(SEEDS)('changes nothing: plan %i', (seed) => {
    const opened = throughFile(generated(seed));
    expect(update(opened, throughFile(opened)).diff).toEqual(update(opened, opened).diff);
    expect(isEmptyDiff(update(opened, throughFile(opened)).diff)).toBe(true);
  });

  test.each(SEEDS)('of a plan made here, tells once what its own numbers are: plan %i', (seed) => {
    const once = update(generated(seed), throughFile(generated(seed)));
    expect(isEmptyDiff(update(once.records, throughFile(once.records)).diff)).toBe(true);
  });
});

test('UPD-11 a programme run here, written for MS Project and brought in again, is the same', {
  timeout: 60_000,
}, () => {
  const { history } = sampleProgramme();
  const now = history.at(history.head);
  const { diff, records, tasks } = update(now, throughFile(now), {
    madeHere: madeHereIn(history.changes),
  });
  expect([diff.added, diff.removed, tasks.changed]).toEqual([{}, {}, []]);
  const news = Object.entries(diff.updated).flatMap(([id, fields]) =>
    Object.keys(fields).map((field) => `${now.get(recordId(id))?.kind} ${field.split('/')[0]}`),
  );
  // A day of MS Project's has no working time of 24 hours that passes midnight.
  const more = news.filter((field) => !field.endsWith(' keys') && field !== 'calendar exceptions');
  expect(more).toEqual([]);
  expect(slip(now, records).lines.filter(({ kind }) => kind !== 'calendar')).toEqual([]);
});

describe('UPD-11 files of successive states give the ledger of the edits', {
  timeout: 60_000,
}, () => {
  test.each(SEEDS.slice(0, 3))('plan %i', (seed) => {
    const edits = new RandomEdits(seed);
    let edited = throughFile(generated(seed));
    let followed = edited;
    const history = new History();
    append(history, update(new Records(), edited));
    for (let week = 0; week < 3; week++) {
      const [before, known] = [edited, history.head];
      edited = edits.weekLater(edited);
      const file = throughFile(edited);
      const next = update(followed, file, { madeHere: madeHereIn(history.changes) });
      append(history, next);
      const direct = slip(before, edited);
      const brought = slip(followed, next.records);
      const about = `plan ${seed}, week ${week}`;
      expect([brought.from, brought.to], about).toEqual([direct.from, direct.to]);
      expect(amounts(brought), about).toEqual(amounts(direct));
      if (known < history.head) {
        expect(amountsOfLog(history, known, followed), about).toEqual(amounts(direct));
      }
      followed = next.records;
    }
  });
});

function append(history: History, { diff }: Update): void {
  if (isEmptyDiff(diff)) return;
  const editId = `week-${history.head}`;
  const about = { author: recordId('ada'), via: 'import', editId } as const;
  const at = instant('2026-03-02T08:00:00.000Z');
  const source = { format: 'mspdi', name: `${editId}.xml` };
  const request = { ...about, at, base: history.head, source, diff };
  const accepted = history.update(request, () => '0'.repeat(32));
  if (isRefusal(accepted)) throw new Error(JSON.stringify(accepted));
}

/** What the ledger of the log says of the changes after that one. */
function amountsOfLog({ changes, records }: History, seq: number, start: Records) {
  const found = ledger({ start, changes: changes.slice(seq) });
  if ('code' in found) throw new Error(found.code);
  const sum = found.lines.reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBe(found.delta);
  return amountsByName(found.lines, [records, start]);
}

function slip(earlier: Records, later: Records): Slip {
  const found = slipBetween(earlier, later);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

function amounts({ lines, earlier, later }: Slip): Record<string, number> {
  return amountsByName(lines, [later.records, earlier.records]);
}

type Line = Pick<SlipLine, 'kind' | 'records' | 'amount'>;

/** Minutes by what differs, by its name: ids of what came differ. */
function amountsByName(lines: readonly Line[], states: readonly Records[]) {
  const found: Record<string, number> = {};
  const nameOf = (id: RecordId) => {
    const record = states.map((records) => records.get(id)).find((one) => one !== undefined);
    if (record?.kind === 'project') return 'project';
    return record !== undefined && 'name' in record ? record.name : record?.kind;
  };
  for (const { kind, records, amount } of lines) {
    const key = `${kind} ${records.slice(0, 1).map(nameOf).join()}`;
    found[key] = (found[key] ?? 0) + amount;
  }
  return found;
}
