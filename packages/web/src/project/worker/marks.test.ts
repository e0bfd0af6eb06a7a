import { computePlan, type PlanRecord, type RecordId, Records } from '@throughline/model';
import { sampleProgramme } from '@throughline/sample';
import { describe, expect, test } from 'vitest';
import { marksOf } from './marks.ts';
import { textOf } from './minutes.ts';
import { smallPlan } from './small-plan.testing.ts';

const NOW = { now: '2026-03-02T10:00' };

function marks(records: Records) {
  const computed = computePlan(records, NOW);
  if ('code' in computed) throw new Error(computed.code);
  const found = marksOf(records, computed, NOW);
  const said = (list: typeof found.windows) =>
    list.map(({ start, finish, name }) => [textOf(start), textOf(finish), name]);
  return { ...found, nonworking: said(found.nonworking), windows: said(found.windows) };
}

describe('the background of the Gantt', () => {
  test('has the weekend, and days off by name with the weekend between them', () => {
    const records = smallPlan().map((record): PlanRecord => {
      if (record.kind !== 'calendar') return record;
      const bridge = { name: 'Bridge', from: '2026-03-06', to: '2026-03-09', ranges: [] };
      return { ...record, exceptions: { ['x' as RecordId]: bridge } };
    });
    const { restDays, nonworking, windows, statusDate, projectStart } = marks(new Records(records));
    expect(restDays).toEqual([6, 7]);
    expect(nonworking).toEqual([['2026-03-06T00:00', '2026-03-10T00:00', 'Bridge']]);
    expect(windows).toEqual([]);
    expect([statusDate, projectStart].map((at) => textOf(at))).toEqual([
      '2026-03-02T10:00',
      '2026-03-02T08:00',
    ]);
  });

  test('has the windows of calendars that work only now and then, each by its own name', () => {
    const { windows, nonworking } = marks(sampleProgramme().history.records);
    expect(windows.slice(0, 2)).toEqual([
      ['2026-01-03T06:00', '2026-01-04T06:00', 'Cut-over weekend, first Saturday'],
      ['2026-01-17T06:00', '2026-01-18T06:00', 'Cut-over weekend, third Saturday'],
    ]);
    expect(nonworking).toContainEqual([
      '2026-11-26T00:00',
      '2026-11-28T00:00',
      'Thanksgiving 2026',
    ]);
  });
});
