import type { BaselineRecord, LocalDateTime, RecordId, Records } from '../plan/index.ts';

/**
 * BSL-1: the baseline to compare with: the one asked for; else the last that the project's log
 * approved; else MS Project's own (number 0); else the last approved; else the lowest number.
 */
export function projectBaseline(records: Records, asked?: RecordId): BaselineRecord | undefined {
  if (asked !== undefined) return records.find('baseline', asked);
  return [...records.all('baseline')].sort(
    (a, b) =>
      (b.seq ?? -1) - (a.seq ?? -1) ||
      rankOfNumber(a) - rankOfNumber(b) ||
      compare(b.approvedAt ?? '', a.approvedAt ?? '') ||
      (a.number ?? 11) - (b.number ?? 11) ||
      compare(a.id, b.id),
  )[0];
}

/** The latest finish that was approved, tasks that the plan no longer has included. */
export function baselineFinish(baseline: BaselineRecord | undefined): LocalDateTime | null {
  let latest: LocalDateTime | null = null;
  for (const { finish } of Object.values(baseline?.tasks ?? {})) {
    if (finish !== undefined && (latest === null || finish > latest)) latest = finish;
  }
  return latest;
}

function rankOfNumber({ number }: BaselineRecord): number {
  return number === 0 ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
