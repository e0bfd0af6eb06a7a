import { expect, test } from 'vitest';
import { apply, type Edit } from '../edit/index.ts';
import {
  isRefusal,
  type LinkRecord,
  type PlanRecord,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { guessOfDiff } from './guess-of-diff.ts';
import { calendar, project } from './two-plans.testing.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const task = (id: string): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 480, unit: 'd' },
});
const link: LinkRecord = {
  ...base('a-b'),
  kind: 'link',
  from: recordId('a'),
  to: recordId('b'),
  type: 'FS',
};
const vendor: PlanRecord[] = [
  {
    ...base('crew'),
    kind: 'resource',
    name: 'Crew',
    type: 'work',
    vendor: 'Corvane',
    rates: {},
    availability: {},
  } as unknown as PlanRecord,
  {
    ...base('crew-a'),
    kind: 'assignment',
    taskId: recordId('a'),
    resourceId: recordId('crew'),
    units: 1,
    work: 480,
  } as unknown as PlanRecord,
];

const longer: Edit = { kind: 'task.set-duration', taskId: recordId('a'), minutes: 960 };

test.each<[string, Edit, readonly PlanRecord[], string | undefined]>([
  ['longer work is an estimate', longer, [], 'estimate'],
  ['longer work of a vendor is the vendor’s', longer, vendor, 'supplier'],
  ['a link is a correction of the plan', { kind: 'link.add', record: link }, [], 'plan correction'],
  [
    'a name moves nothing',
    { kind: 'task.rename', taskId: recordId('a'), name: 'Dig' },
    [],
    undefined,
  ],
])('%s', (_, edit, more, cause) => {
  const records = new Records([project(), calendar(), task('a'), task('b'), ...more]);
  const diff = apply(edit, records);
  if (isRefusal(diff)) throw new Error(diff.code);
  records.patch(diff);
  expect(guessOfDiff(diff, records)).toBe(cause);
});
