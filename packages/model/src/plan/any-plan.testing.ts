import fc from 'fast-check';
import type { PlanRecord } from './plan-record.ts';
import { type RecordId, recordId } from './record-id.ts';
import { Records } from './records.ts';
import { calendarRecord, linkRecord, projectRecord, taskRecord } from './sample-records.testing.ts';

const TASKS = ['a', 'b', 'c', 'd', 'e'].map(recordId);
const minutes = fc.integer({ min: 0, max: 4 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const smallMap = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom('x', 'y', 'z'), value, { maxKeys: 3 });
const filledMap = <T>(value: fc.Arbitrary<T>) =>
  optional(smallMap(value)).map((map) => (Object.keys(map ?? {}).length > 0 ? map : undefined));

const anyTask = (id: RecordId) =>
  fc
    .record({
      parent: fc.constantFrom(undefined, ...TASKS.filter((other) => other < id)),
      rank: fc.constantFrom('A', 'B', 'C'),
      name: fc.constantFrom('Dig', 'Fill', 'constructor', '__proto__'),
      duration: optional(minutes.map((count) => ({ minutes: count, unit: 'h' as const }))),
      milestone: optional(fc.constant(true as const)),
      percentComplete: optional(fc.constantFrom(0, 50, 99.5)),
      splits: filledMap(fc.record({ afterMinutes: minutes, gapMinutes: fc.constant(9) })),
      keys: filledMap(fc.constantFrom('1', '2')),
      custom: filledMap(fc.oneof(fc.constant(''), fc.integer(), fc.boolean())),
    })
    .map((fields) => withoutUndefined(taskRecord(id), fields));

const anyLink = fc
  .tuple(fc.constantFrom(...TASKS), fc.constantFrom(...TASKS), optional(minutes))
  .map(([from, to, lag]) =>
    withoutUndefined(linkRecord(from, to), {
      lag: lag === undefined ? undefined : { minutes: lag, unit: 'd' },
    }),
  );

const anyCalendar = fc
  .record({
    week: fc.dictionary(fc.constantFrom('monday', 'friday'), fc.constant([[480, 720]])),
    exceptions: smallMap(
      fc.record({
        from: fc.constantFrom('2026-01-01', '2026-01-02'),
        to: fc.constant('2026-01-05'),
        ranges: fc.constant([]),
      }),
    ),
  })
  .map((fields) => withoutUndefined(calendarRecord('standard'), fields));

/** Small plans over the same few ids, so that any two have much to differ in. */
export const anyPlan: fc.Arbitrary<Records> = fc
  .tuple(
    fc.subarray(TASKS).chain((ids) => fc.tuple(...ids.map(anyTask))),
    fc.uniqueArray(anyLink, { selector: ({ id }) => id, maxLength: 4 }),
    anyCalendar,
    fc.constantFrom('Move', 'Stay'),
  )
  .map(
    ([tasks, links, calendar, name]) =>
      new Records([
        projectRecord({ name }),
        calendar,
        ...tasks.map((task) => rooted(task, tasks)),
        ...links,
      ]),
  );

function rooted(task: PlanRecord, tasks: readonly PlanRecord[]): PlanRecord {
  if (task.kind !== 'task' || tasks.some(({ id }) => id === task.parent)) return task;
  const { parent: _, ...root } = task;
  return root;
}

function withoutUndefined(record: PlanRecord, fields: object): PlanRecord {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...record, ...Object.fromEntries(said) } as PlanRecord;
}
