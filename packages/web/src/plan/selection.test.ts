import type { RecordId } from '@throughline/model';
import { expect, test } from 'vitest';
import type { ColumnId } from '../project/index.ts';
import { PlanSelection, type ShownOrder } from './selection.ts';

// Row 2 is the heading of a group.
const shown = ['a', 'b', undefined, 'c', 'd'] as (RecordId | undefined)[];
const order: ShownOrder = {
  columns: ['name', 'duration', 'finish', 'responsible'],
  rowCount: shown.length,
  rowOf: (id) => shown.indexOf(id),
  idAt: (row) => shown[row],
};
const cell = (taskId: string, column: ColumnId = 'name') => ({
  taskId: taskId as RecordId,
  column,
});
const ids = (selection: PlanSelection) => [...selection.ids].join('');

test('a range goes over the rows between, without headings', () => {
  const selection = new PlanSelection();
  selection.choose(cell('a', 'duration'));
  selection.extendTo(cell('d', 'responsible'), order);
  expect(ids(selection)).toBe('abcd');
  expect(selection.columns(order)).toEqual(['duration', 'finish', 'responsible']);
});

test('a range upwards is in the order in which it was selected, and shrinks again', () => {
  const selection = new PlanSelection();
  selection.choose(cell('d', 'finish'));
  selection.extendTo(cell('b', 'duration'), order);
  expect(ids(selection)).toBe('dcb');
  selection.extendTo(cell('c', 'finish'), order);
  expect(ids(selection)).toBe('dc');
  expect(selection.columns(order)).toEqual(['finish']);
});

test('single tasks are added and taken out, in the order in which they were selected', () => {
  const selection = new PlanSelection();
  selection.choose(cell('d'));
  selection.toggle(cell('a'));
  selection.toggle(cell('c'));
  selection.toggle(cell('d'));
  expect(ids(selection)).toBe('ac');
});

test('a whole row has all columns', () => {
  const selection = new PlanSelection();
  selection.choose(cell('b'), true);
  expect(selection.columns(order)).toEqual(order.columns);
  selection.extendTo(cell('c'), order);
  expect(selection.hasWholeRows).toBe(true);
  selection.choose(cell('c'));
  expect(selection.hasWholeRows).toBe(false);
});

test('a range from a task that is not shown any more is the cell alone', () => {
  const selection = new PlanSelection();
  selection.choose(cell('gone'));
  selection.extendTo(cell('c'), order);
  expect(ids(selection)).toBe('c');
});

test('whoever watches is told of every change, until they stop', () => {
  const selection = new PlanSelection();
  let told = 0;
  const stop = selection.watch(() => told++);
  selection.choose(cell('a'));
  selection.chooseAll(order);
  stop();
  selection.clear();
  expect(told).toBe(2);
});
