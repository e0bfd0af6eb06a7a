import { canaryRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import {
  checkReferences,
  RECORD_KINDS,
  type RecordKind,
  Records,
  recordId,
  schemaByKind,
} from '../plan/index.ts';
import { reader } from './any-shared-plan.testing.ts';
import { canariesIn } from './canaries.testing.ts';
import { view } from './index.ts';

const plan = new Records(canaryRecords());

describe('the plan of canaries', () => {
  test('is sound and has dates', () => {
    expect(checkReferences(plan)).toEqual([]);
    expect(computePlan(plan)).not.toHaveProperty('code');
    for (const record of plan) {
      expect(schemaByKind[record.kind].safeParse(record).error, record.id).toBeUndefined();
    }
  });

  test.each(RECORD_KINDS)('says everything that a %s can say, internally and shared', (kind) => {
    for (const audience of kind === 'project' ? ['internal'] : ['internal', 'shared']) {
      const same = [...plan.all(kind)].filter((record) => record.audience === audience);
      const said = new Set(same.flatMap((record) => Object.keys(record)));
      const missing = Object.keys(schemaByKind[kind].shape).filter((field) => !said.has(field));
      expect(missing).toEqual(NOT_SAID[kind] ?? []);
    }
  });
});

/** Values of custom fields on custom fields mean nothing. */
const NOT_SAID: Partial<Record<RecordKind, string[]>> = { 'custom-field': ['custom'] };

/** Every text of the plan that a guest sees, by record; no text stands for the record's id alone. */
const SEEN_BY_GUESTS: Readonly<Record<string, string>> = {
  'inner-project': 'name',
  'inner-standard': '',
  'inner-base': '',
  'inner-shift': '',
  'open-calendar': 'name exception workWeek in-open-field',
  'open-delivery': 'name wbs responsible in-open-field',
  'open-task': 'name wbs responsible in-open-field',
  'open-last': 'name wbs responsible in-open-field',
  'open-full': 'name wbs responsible in-open-field',
  'open-link': 'in-open-field',
  'open-second-link': 'in-open-field',
  'open-resource': 'name initials vendor materialLabel in-open-field',
  'open-assignment': 'in-open-field',
  'open-baseline': 'name in-open-field',
  'open-promise': 'name to in-open-field',
  'open-whole-promise': 'name to in-open-field',
  'open-field': 'name choice description',
  'open-event': 'name in-open-field',
};

describe('of the plan of canaries', () => {
  test('a guest sees exactly what is written here', () => {
    const expected = Object.entries(SEEN_BY_GUESTS).flatMap(([id, fields]) => [
      id,
      ...fields.split(' ').flatMap((field) => (field === '' ? [] : [`${id}:${field}`])),
    ]);
    const seen = canariesIn([...view(reader('guest'), plan)]);
    expect([...seen.texts].sort()).toEqual(expected.sort());
    expect([...seen.amounts]).toEqual([]);
  });

  test.each(['contributor', 'viewer'] as const)('a %s sees all but what people cost', (role) => {
    const all = canariesIn([...plan]);
    const seen = canariesIn([...view(reader(role), plan)]);
    const hidden = [...all.texts].filter((text) => !seen.texts.has(text));
    expect(hidden.filter((text) => !text.includes('open-pay-field'))).toEqual([]);
    expect([...seen.texts].filter((text) => text.includes('open-pay-field'))).toEqual([]);
    const money = [...plan].flatMap((record) =>
      'amount' in record && record.amount !== undefined ? [record.amount.amount] : [],
    );
    expect([...seen.amounts].sort()).toEqual(money.sort());
  });

  test('what guests see hangs together without what they do not see', () => {
    const seen = view(reader('guest'), plan);
    const parentOf = Object.fromEntries(
      [...seen.all('task')].map(({ id, parent }) => [id, parent]),
    );
    expect(parentOf).toEqual({
      'open-delivery': undefined,
      'open-task': undefined,
      'open-last': undefined,
      'open-full': undefined,
    });
    const under = new Records(
      [...plan].map((record) =>
        record.id === 'open-task' && record.kind === 'task'
          ? { ...record, parent: recordId('inner-task') }
          : record,
      ),
    );
    expect(view(reader('guest'), under).get(recordId('open-task'))).toMatchObject({
      parent: 'open-delivery',
    });
  });
});
