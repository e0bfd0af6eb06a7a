import type {
  AssignmentRecord,
  CustomFieldRecord,
  CustomValue,
  Rate,
  RecordId,
  ResourceRecord,
} from '@throughline/model';
import fc from 'fast-check';
import {
  duration,
  flag,
  id,
  type Maybe,
  maybe,
  minutes,
  moment,
  money,
  text,
  whole,
  word,
  work,
} from './any-value.testing.ts';
import { fieldNumbers } from './custom-field-ids.ts';

const VALUES: Readonly<Record<CustomFieldRecord['type'], fc.Arbitrary<CustomValue>>> = {
  text,
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
  flag: fc.boolean(),
  date: moment,
  duration: duration as fc.Arbitrary<CustomValue>,
  cost: money.map(({ amount }) => amount),
  code: word,
};

export const customFields = fc
  .uniqueArray(
    fc.record({
      appliesTo: fc.constantFrom('task', 'resource', 'assignment' as const),
      type: fc.constantFrom('text', 'number', 'flag', 'date', 'duration', 'cost', 'code' as const),
      name: text,
      choices: fc.uniqueArray(word, { maxLength: 3 }),
    }),
    { maxLength: 4, selector: ({ appliesTo, type }) => `${appliesTo} ${type}` },
  )
  .map((drafts) =>
    drafts.flatMap(({ appliesTo, type, name, choices }): CustomFieldRecord[] => {
      const field = fieldNumbers(appliesTo, type)[0];
      if (field === undefined) return [];
      const listed = type === 'text' || type === 'code' ? choices : [];
      const entries = listed.map((value) => [id('choice', String(field), value), { value }]);
      return [
        {
          id: id('custom-field', String(field)),
          kind: 'custom-field',
          audience: 'internal',
          name,
          field: String(field),
          appliesTo,
          type,
          ...(entries.length === 0 ? {} : { choices: Object.fromEntries(entries) }),
        },
      ];
    }),
  );

export function custom(
  fields: readonly CustomFieldRecord[],
  rows: CustomFieldRecord['appliesTo'],
): Maybe<Record<RecordId, CustomValue>> {
  const own = fields.filter(({ appliesTo }) => appliesTo === rows);
  if (own.length === 0) return fc.constant(undefined);
  return maybe(fc.record(Object.fromEntries(own.map((field) => [field.id, VALUES[field.type]]))));
}

const rate = (table: 'A' | 'B', from: string | undefined) =>
  fc.record({ standard: money, overtime: maybe(money), perUse: maybe(money) }).map(
    (amounts): Rate =>
      ({
        ...Object.fromEntries(Object.entries(amounts).filter(([, one]) => one !== undefined)),
        ...(table === 'A' ? {} : { table }),
        ...(from === undefined ? {} : { from }),
      }) as Rate,
  );

const rates = (uid: string) =>
  fc
    .tuple(maybe(rate('A', undefined)), maybe(rate('A', '2026-07-01')), maybe(rate('B', undefined)))
    .map((entries) => {
      const there = entries.filter((entry) => entry !== undefined);
      if (there.length === 0) return undefined;
      return Object.fromEntries(
        there.map((entry) => [id('rate', uid, entry.table ?? 'A', entry.from ?? ''), entry]),
      );
    });

export function resources(
  calendarIds: readonly RecordId[],
  fields: readonly CustomFieldRecord[],
): fc.Arbitrary<ResourceRecord[]> {
  const one = (i: number) => {
    const uid = String(i + 1);
    return whole(
      fc.record({
        id: fc.constant(id('resource', uid)),
        kind: fc.constant('resource' as const),
        audience: fc.constant('internal' as const),
        keys: fc.constant({ 'ms-project.uid': uid, 'ms-project.id': uid }),
        name: text,
        type: fc.constantFrom('work', 'material', 'cost' as const),
        calendarId: maybe(fc.constantFrom(...calendarIds)),
        maxUnits: maybe(fc.integer({ min: 0, max: 1000 }).map((n) => n / 100)),
        initials: maybe(text),
        group: maybe(text),
        code: maybe(text),
        email: maybe(text),
        materialLabel: maybe(text),
        notes: maybe(text),
        generic: flag,
        inactive: flag,
        rates: rates(uid),
        custom: custom(fields, 'resource'),
      }),
    ) as fc.Arbitrary<ResourceRecord>;
  };
  return fc
    .nat({ max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => one(i))));
}

export function assignments(
  taskIds: readonly RecordId[],
  resourceIds: readonly RecordId[],
  fields: readonly CustomFieldRecord[],
): fc.Arbitrary<AssignmentRecord[]> {
  if (resourceIds.length === 0 || taskIds.length === 0) return fc.constant([]);
  const one = (i: number) =>
    fc
      .tuple(
        whole(
          fc.record({
            id: fc.constant(id('assignment', String(i + 1))),
            kind: fc.constant('assignment' as const),
            audience: fc.constant('internal' as const),
            keys: fc.constant({ 'ms-project.uid': String(i + 1) }),
            taskId: fc.constantFrom(...taskIds),
            resourceId: fc.constantFrom(...resourceIds),
            units: fc.integer({ min: 1, max: 500 }).map((n) => n / 100),
            work,
            overtimeWork: maybe(work),
            cost: maybe(money),
            actualCost: maybe(money),
            remainingCost: maybe(money),
            delay: maybe(minutes),
            levelingDelay: maybe(minutes),
            contour: maybe(fc.constantFrom('back-loaded', 'bell', 'turtle', 'contoured' as const)),
            rateTable: maybe(fc.constantFrom('B', 'C', 'D', 'E' as const)),
            notes: maybe(text),
            custom: custom(fields, 'assignment'),
          }),
        ),
        fc.oneof(
          fc.constant({}),
          whole(fc.record({ actualWork: work, remainingWork: maybe(work) })),
        ),
      )
      .map(([own, done]) => ({ ...own, ...done }) as AssignmentRecord);
  return fc
    .nat({ max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => one(i))));
}
