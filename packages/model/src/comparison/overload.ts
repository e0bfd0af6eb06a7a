import type { ResourceLoad } from '../load/index.ts';
import type { LocalDate, RecordId } from '../plan/index.ts';

/** A week of somebody who has more work than time in one of two states. Minutes above the week's capacity. */
export interface OverloadedWeek {
  readonly resourceId: RecordId;
  readonly week: LocalDate;
  readonly from: number;
  readonly to: number;
}

export interface LoadComparison {
  /** Weeks that fitted before, and do not now; by person, then week. */
  readonly newlyOverloaded: readonly OverloadedWeek[];
  /** And the other way round. */
  readonly relieved: readonly OverloadedWeek[];
}

/** BRN-14. */
export function loadComparison(
  before: readonly ResourceLoad[],
  after: readonly ResourceLoad[],
): LoadComparison {
  const [then, now] = [overloads(before), overloads(after)];
  const newlyOverloaded = [...now.values()].filter(({ key }) => !then.has(key));
  const relieved = [...then.values()].filter(({ key }) => !now.has(key));
  return {
    newlyOverloaded: newlyOverloaded.map(({ key: _, over, ...week }) => ({
      ...week,
      from: 0,
      to: over,
    })),
    relieved: relieved.map(({ key: _, over, ...week }) => ({ ...week, from: over, to: 0 })),
  };
}

function overloads(loads: readonly ResourceLoad[]) {
  const found = new Map<
    string,
    { key: string; resourceId: RecordId; week: LocalDate; over: number }
  >();
  for (const { resourceId, weeks } of loads) {
    for (const { week, over } of weeks) {
      const key = `${resourceId} ${week}`;
      if (over > 0) found.set(key, { key, resourceId, week, over });
    }
  }
  return found;
}
