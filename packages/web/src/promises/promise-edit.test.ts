import { PlanRecord, type RecordId } from '@throughline/model';
import { expect, test } from 'vitest';
import type { PromiseLine } from '../tracking/index.ts';
import { type PromiseTyped, promiseEdit } from './promise-edit.ts';

const typed: PromiseTyped = {
  name: ' Vacant possession ',
  type: 'contract',
  to: 'Harrow Street Estates',
  taskId: '',
  date: '2027-06-30',
  toldAt: '',
  consequence: '',
  isShared: false,
};
const newId = () => 'p1' as RecordId;
const line: PromiseLine = {
  id: 'p1',
  title: 'Vacant possession',
  type: 'contract',
  to: 'Harrow Street Estates',
  taskId: 't1',
  date: '2027-06-30T12:30',
  amount: null,
  toldAt: '2026-01-14T12:00',
  consequence: 'rent goes on',
  forecast: null,
  state: null,
  late: null,
  lateness: null,
};

test('a promise is added as the plan takes it, without what was left empty', () => {
  const edit = promiseEdit(typed, undefined, newId);
  if (edit.kind !== 'promise.add') throw new Error(edit.kind);
  expect(PlanRecord.parse(edit.record)).toEqual({
    id: 'p1',
    kind: 'promise',
    audience: 'internal',
    name: 'Vacant possession',
    type: 'contract',
    to: 'Harrow Street Estates',
    date: '2027-06-30T17:00',
  });
});

test('a change keeps the hour that was agreed, and takes away what was emptied', () => {
  const edit = promiseEdit({ ...typed, date: '2027-07-31', isShared: true }, line, newId);
  expect(edit).toMatchObject({
    kind: 'promise.change',
    id: 'p1',
    set: { date: '2027-07-31T12:30', audience: 'shared' },
    clear: ['taskId', 'toldAt', 'consequence'],
  });
});
