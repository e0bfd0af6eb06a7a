import type { RecordId } from '@throughline/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN_IDS, type ColumnId, type Condition } from '../../project/index.ts';
import { ZOOMS } from '../gantt-props.ts';
import { readView, writeView } from './address.ts';
import { FIRST_VIEW, GANTT_PARTS, type PlanView } from './plan-view.ts';

const id = fc.oneof(fc.uuid(), fc.string({ minLength: 1 })) as fc.Arbitrary<RecordId>;
const uuid = fc.uuid() as fc.Arbitrary<RecordId>;
const column: fc.Arbitrary<ColumnId> = fc.oneof(
  fc.constantFrom(...COLUMN_IDS.filter((each) => each !== 'row')),
  fc.uuid().map((each): ColumnId => `custom:${each}`),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ flag: fc.constantFrom('late' as const, 'critical' as const, 'blocked' as const) }),
  fc.record({
    column,
    is: fc.constantFrom('contains' as const, 'before' as const, 'empty' as const),
    text: fc.string({ unit: 'grapheme' }),
  }),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const view: fc.Arbitrary<PlanView> = fc
  .uniqueArray(column, { minLength: 1, maxLength: 8 })
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      widths: fc
        .array(fc.tuple(fc.constantFrom(...columns), fc.integer({ min: 36, max: 800 })))
        .map(
          (entries) => new Map(columns.flatMap((each) => entries.filter(([own]) => own === each))),
        ),
      filter: fc.array(condition, { maxLength: 4 }),
      sort: maybe(fc.record({ column, descending: fc.boolean() })),
      group: maybe(column),
      closed: fc.record({
        from: maybe(fc.integer({ min: 0, max: 9 })),
        except: fc.uniqueArray(uuid, { maxLength: 5 }).map((ids) => new Set(ids)),
      }),
      zoom: fc.constantFrom(...ZOOMS),
      baseline: maybe(uuid),
      flipped: fc.subarray([...GANTT_PARTS]),
      task: maybe(id),
      row: maybe(id),
    }),
  );

test('a view that is written into an address is read from it as it was', () => {
  fc.assert(
    fc.property(view, (own) => {
      const address = new URLSearchParams();
      for (const [name, text] of Object.entries(writeView(own))) if (text) address.set(name, text);
      const back = Object.fromEntries(new URLSearchParams(address.toString()));
      expect(readView(back)).toEqual(own);
    }),
  );
});

test('the view that comes first needs no address', () => {
  expect(Object.values(writeView(FIRST_VIEW)).filter((text) => text !== undefined)).toEqual([]);
  expect(readView({})).toEqual(FIRST_VIEW);
});

test('what cannot be understood is as it comes', () => {
  const search = {
    columns: 'nonsense',
    filter: 'x~y',
    sort: '~',
    zoom: 'far',
    closed: 'x.y',
    row: 7,
  };
  expect(readView(search)).toEqual(FIRST_VIEW);
});
