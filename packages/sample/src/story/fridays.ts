import type { LocalDate } from '@throughline/model';

/** The 46 Fridays on which progress was reported, from 9 January to 20 November 2026. */
export const FRIDAYS: readonly LocalDate[] = [
  ...inMonth('2026-01', [9, 16, 23, 30]),
  ...inMonth('2026-02', [6, 13, 20, 27]),
  ...inMonth('2026-03', [6, 13, 20, 27]),
  ...inMonth('2026-04', [3, 10, 17, 24]),
  ...inMonth('2026-05', [1, 8, 15, 22, 29]),
  ...inMonth('2026-06', [5, 12, 19, 26]),
  ...inMonth('2026-07', [3, 10, 17, 24, 31]),
  ...inMonth('2026-08', [7, 14, 21, 28]),
  ...inMonth('2026-09', [4, 11, 18, 25]),
  ...inMonth('2026-10', [2, 9, 16, 23, 30]),
  ...inMonth('2026-11', [6, 13, 20]),
];

function inMonth(month: string, days: readonly number[]): LocalDate[] {
  return days.map((day) => `${month}-${String(day).padStart(2, '0')}`);
}
