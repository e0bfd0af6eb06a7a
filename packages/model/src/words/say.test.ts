import { describe, expect, test } from 'vitest';
import {
  type RefusalCode,
  type RefusalParameters,
  recordId,
  refuse,
  type Unschedulable,
} from '../plan/index.ts';
import { REFUSALS, sayRefusal, sayUnschedulable, UNSCHEDULABLE } from './index.ts';

const id = 'r1';
const ids = ['r1', 'r2'];

/** One of each code: the type sees to it that none is left out. */
const EVERY_REFUSAL: { readonly [C in RefusalCode]: RefusalParameters[C] } = {
  'record-exists': { id },
  'record-missing': { id },
  'record-of-wrong-kind': { id, expected: 'task', found: 'link' },
  'value-changed': { id, field: 'name' },
  'value-invalid': { id, field: 'name', problem: 'too long' },
  'field-fixed': { field: 'id' },
  'field-has-own-edit': { field: 'name', edit: 'task.rename' },
  'duplicate-id': { id },
  'project-missing': {},
  'project-twice': { id },
  'project-finish-missing': {},
  'reference-missing': { id, field: 'parent', refersTo: 'r2', expected: 'task' },
  'reference-of-wrong-kind': {
    id,
    field: 'parent',
    refersTo: 'r2',
    expected: 'task',
    found: 'link',
  },
  'calendar-cycle': { ids },
  'parent-cycle': { ids },
  'link-to-itself': { id },
  'link-cycle': { ids },
  'link-within-summary': { summary: 'r1', task: 'r2' },
  'link-twice': { from: 'r1', to: 'r2', by: 'r3' },
  'duration-unreadable': { text: 'x' },
  'lag-unreadable': { text: 'x' },
  'duration-out-of-range': { text: '9999999y', mostMinutes: 1 },
  'estimate-unreadable': { text: 'x' },
  'amount-unreadable': { text: 'x' },
  'predecessor-unreadable': { text: 'x' },
  'predecessor-unknown': { text: '99FS', ref: '99' },
  'edit-unknown-kind': { kind: 'task.dig' },
  'edit-invalid': { kind: 'task.rename', field: 'name', problem: 'too long' },
  'removal-leaves-behind': { ids },
  'removal-unrelated': { id },
  'record-in-use': { id, count: 1, by: ['r2'] },
  'task-has-nothing-above': { id },
  'task-at-top': { id },
  'summary-is-computed': { id, field: 'duration' },
  'duration-below-actual': { id, actualMinutes: 1 },
  'fixed-work-needs-time': { id },
  'constraint-of-other-rules': { type: 'start-on', rules: 'ms-project' },
  'progress-without-start': { id },
  'progress-without-finish': { id },
  'progress-without-remaining': { id },
  'progress-said-twice': { id },
  'progress-contradicts': { id, field: 'remaining' },
  'finish-before-start': { start: '2026-01-02T08:00', finish: '2026-01-01T08:00' },
  'assignment-twice': { taskId: 'r1', resourceId: 'r2', by: 'r3' },
  'baseline-number-taken': { number: 0, by: 'r2' },
  'update-of-another-plan': { found: 1, of: 9 },
  'update-older-than-plan': { file: '2026-01-01T08:00', plan: '2026-02-01T08:00' },
  'baseline-approved': { id },
  'task-has-begun': { id },
  'task-is-finished': { id },
  'parent-has-progress': { id },
  'task-type-of-other-rules': { type: 'level-of-effort', rules: 'ms-project' },
  'milestone-takes-no-work': { id, count: 2 },
  'inactive-of-other-rules': { rules: 'p6' },
  'task-not-divisible': { id, because: 'elapsed' },
  'split-outside-work': { id, afterMinutes: 900, from: 0, before: 480 },
  'split-twice': { id, afterMinutes: 1 },
  'entry-exists': { id, field: 'exceptions', entry: 'freeze' },
  'entry-missing': { id, field: 'exceptions', entry: 'freeze' },
  'work-below-actual': { id, actualMinutes: 60 },
  'work-needs-units': { id },
  'expected-finish-needs-remaining': { id },
  'expected-finish-is-enough': { id },
  'expected-finish-unreachable': {
    id,
    expectedFinish: '2026-01-01T08:00',
    closest: '2026-01-02T08:00',
  },
  'range-backwards': { id, field: 'exceptions', from: '2026-01-02', to: '2026-01-01' },
  'calendar-never-works': { id },
  'currency-not-the-projects': { id, currency: 'EUR', expected: 'USD' },
  'status-before-actual': { id, actual: '2026-01-02T08:00', statusDate: '2026-01-01T08:00' },
  'status-far-ahead': { from: '2026-01-02T08:00', to: '2028-01-01T08:00' },
  'reschedule-of-other-rules': { rules: 'p6' },
  'task-keeps-its-dates': { id },
  'constraint-in-the-way': { id, type: 'must-start-on' },
  'custom-value-of-wrong-type': { id, customField: 'r2', type: 'number' },
  'custom-value-not-offered': { id, customField: 'r2' },
  'custom-field-not-for-kind': { id, customField: 'r2', appliesTo: 'task' },
  'changed-since': { id, field: 'name', touch: 'changed', seq: 7, author: 'ann' },
  'linked-since': { id, count: 1, by: ['r2'], seq: 7, author: 'ann' },
  'base-unknown': { base: 9, head: 7 },
  'batch-empty': {},
  'batch-partly-known': { known: ['e1', 'e2'] },
  'edit-id-twice': { editId: 'e1' },
  'text-unwritable': { editId: 'e1' },
  'change-missing': { seq: 9 },
  'nothing-to-undo': { author: 'r2' },
  'nothing-to-redo': { author: 'r2' },
  'not-an-undo': { seq: 9 },
  'erasure-without-text': {},
  'schema-unknown': { schema: 9, newest: 1 },
  'branch-of-another-log': { id: 'r1', base: 7 },
  'branch-closed': { id: 'r1', name: 'Second crew', state: 'merged' },
  'branch-empty': { id: 'r1', name: 'Second crew' },
  'branch-no-longer-applies': { id: 'r1', name: 'Second crew', count: 1, of: 3 },
  'approval-outdated': {
    id: 'r1',
    name: 'Second crew',
    hash: 'a'.repeat(64),
    current: 'b'.repeat(64),
  },
  'approval-missing': { id: 'r1', name: 'Second crew', outdated: 1 },
};

const linkId = recordId('r1');
const calendarId = linkId;
const both = ids.map(recordId);
const EVERY_UNSCHEDULABLE: {
  readonly [C in Unschedulable['code']]: Omit<Extract<Unschedulable, { code: C }>, 'code'>;
} = {
  'links-go-round': { taskIds: both },
  'outline-goes-round': { taskIds: both },
  'link-within-its-summary': { linkId },
  'link-of-a-task-with-itself': { linkId },
  'calendar-bases-go-round': { calendarIds: both },
  'calendar-without-working-time': { calendarId },
  'calendar-with-a-bad-range': { calendarId },
  'calendar-runs-out': { calendarId },
  'date-outside-1900-2199': { calendarId },
  'task-number-out-of-range': { taskId: linkId, field: 'duration' },
  'too-many-links': { limit: 9 },
  'reference-to-nothing': { recordId: linkId, field: 'from' },
};

const NAMES = new Map([
  ['r1', 'Dig the trench'],
  ['r2', 'Lay the cable'],
]);
const name = (text: string) => NAMES.get(text) ?? text;

describe('words', () => {
  test('every refusal has its sentence, in the names that people use', () => {
    expect(Object.keys(REFUSALS).sort()).toEqual(Object.keys(EVERY_REFUSAL).sort());
    for (const [code, parameters] of Object.entries(EVERY_REFUSAL)) {
      const said = sayRefusal(refuse(code as RefusalCode, parameters as never), name);
      expect(said).toMatch(/^[A-Z"].*\.$/);
      expect(said).not.toMatch(/undefined|\br[123]\b|\[object/);
    }
  });

  test('every reason why a plan has no dates has its sentence', () => {
    expect(Object.keys(UNSCHEDULABLE).sort()).toEqual(Object.keys(EVERY_UNSCHEDULABLE).sort());
    for (const [code, parameters] of Object.entries(EVERY_UNSCHEDULABLE)) {
      const said = sayUnschedulable({ code, ...parameters } as Unschedulable, name);
      expect(said).toMatch(/^[A-Z].*\.$/);
      expect(said).not.toMatch(/undefined|\br[123]\b|\[object/);
    }
  });

  test('a circle is read from its first task back to it', () => {
    expect(sayRefusal(refuse('link-cycle', { ids: ['r1', 'r2'] }), name)).toBe(
      'The links would go round in a circle: Dig the trench → Lay the cable → Dig the trench.',
    );
  });

  test('what would be accepted is said, the first ten of many', () => {
    const some = refuse('duration-unreadable', { text: 'x' }, { accepted: ['3d', '2w'] });
    expect(sayRefusal(some)).toBe('"x" cannot be read as a duration. Accepted: 3d, 2w.');
    const many = refuse('project-missing', {}, { accepted: Array(12).fill('z') });
    expect(sayRefusal(many)).toMatch(/: (z, ){9}z and 2 more\.$/);
  });
});
