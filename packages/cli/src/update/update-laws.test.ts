import { generateRecords } from '@throughline/generator';
import { isReadRefusal, readSchedule, writeMspdi } from '@throughline/interchange';
import {
  checkReferences,
  isEmptyDiff,
  type RecordId,
  Records,
  type Slip,
  slipBetween,
  type Update,
  type UpdateOptions,
  updateOf,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { computedDates } from '../convert/computed-dates.ts';
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

const SEEDS = [1, 2, 3, 4, 5, 6];
const generated = (seed: number) => new Records(generateRecords({ seed, tasks: 40 }));

describe('UPD-1 a file that says nothing new', () => {
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

describe('UPD-11 files of successive states give the ledger of the edits', () => {
  test.each(SEEDS)('plan %i', (seed) => {
    const edits = new RandomEdits(seed);
    let edited = throughFile(generated(seed));
    let followed = edited;
    for (let week = 0; week < 4; week++) {
      const [editedBefore, followedBefore] = [edited, followed];
      edited = edits.weekLater(edited);
      followed = update(followed, throughFile(edited)).records;
      const [direct, brought] = [slip(editedBefore, edited), slip(followedBefore, followed)];
      expect(brought.from).toBe(direct.from);
      expect(brought.to).toBe(direct.to);
      expect(amounts(brought), `plan ${seed}, week ${week}`).toEqual(amounts(direct));
    }
  });
});

function slip(earlier: Records, later: Records): Slip {
  const found = slipBetween(earlier, later);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

/** Minutes by what differs, by its name: ids of what came differ. */
function amounts({ lines, earlier, later, method }: Slip): Record<string, number> {
  const found: Record<string, number> = { method: method.name === 'exact' ? 1 : 0 };
  const nameOf = (id: RecordId) => {
    const record = later.records.get(id) ?? earlier.records.get(id);
    if (record?.kind === 'project') return 'project';
    return record !== undefined && 'name' in record ? record.name : record?.kind;
  };
  for (const { kind, records, amount } of lines) {
    const key = `${kind} ${records.slice(0, 1).map(nameOf).join()}`;
    found[key] = (found[key] ?? 0) + amount;
  }
  return found;
}
