import type { RecordId, ResourceRecord } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import {
  cellText,
  parseUnits,
  parseWork,
  RESOURCE_COLUMNS,
  resourceEdit,
  unitsText,
  workText,
} from './typed-cells.ts';

const crew: ResourceRecord = {
  id: 'crew' as RecordId,
  kind: 'resource',
  audience: 'internal',
  name: 'Crew',
  type: 'work',
  maxUnits: 1.5,
  vendor: 'Vendor B',
  rates: { ['r1' as RecordId]: { standard: { amount: '138', currency: 'USD' } } },
};
const given = { currency: 'USD', newId: () => 'new' };
const typed = (column: (typeof RESOURCE_COLUMNS)[number], text: string) =>
  resourceEdit(crew, column, text, given);

describe('the resource sheet', () => {
  test('what is typed as it stands changes nothing', () => {
    for (const column of RESOURCE_COLUMNS) {
      expect(typed(column, cellText(crew, column))).toBeUndefined();
    }
  });

  test('a cell sets its field, and an empty one clears it', () => {
    expect(typed('maxUnits', '50 %')).toMatchObject({ set: { maxUnits: 0.5 } });
    expect(typed('group', 'Network')).toMatchObject({ set: { group: 'Network' } });
    expect(typed('vendor', '')).toMatchObject({ clear: ['vendor'] });
    expect(typed('rate', '140,50')).toMatchObject({
      set: { 'rates/r1': { standard: { amount: '140.5', currency: 'USD' } } },
    });
    expect(typed('rate', '')).toMatchObject({ clear: ['rates/r1'] });
    const { rates: _, ...unpriced } = crew;
    expect(resourceEdit(unpriced, 'rate', '90', given)).toMatchObject({
      set: { 'rates/new': { standard: { amount: '90', currency: 'USD' } } },
    });
  });

  test('what a cell cannot hold is named', () => {
    expect(typed('name', ' ')).toBe('name-missing');
    expect(typed('maxUnits', 'half')).toBe('not-percent');
    expect(typed('rate', 'dear')).toBe('not-amount');
    expect(typed('rate', '-5')).toBe('not-amount');
  });
});

test('units and work are typed as they are written', () => {
  for (const units of [0, 0.5, 0.333, 1, 12.25]) {
    expect(parseUnits(unitsText(units))).toBeCloseTo(units, 4);
  }
  for (const minutes of [0, 30, 960, 2_400]) {
    expect(parseWork(workText(minutes), 480)).toBe(minutes);
  }
  expect(parseWork('2d', 450)).toBe(900);
  expect(parseWork('soon', 480)).toBeUndefined();
});
