import type { OnTrack, Target, Verdict, VerdictRule } from '../on-track/index.ts';
import type { LocalDateTime, RecordId } from '../plan/index.ts';
import type { PlanState } from './plan-state.ts';
import { PlanView } from './plan-view.ts';
import type { Reader } from './reader.ts';

/** A promise that was made to whoever is outside, and whether it will be kept. */
export type SharedTarget = Pick<
  Target,
  'source' | 'taskId' | 'date' | 'state' | 'late' | 'forecast' | 'lateness'
>;

/** The verdict as it is told outside: of the promises that are shared, and nothing else. */
export interface SharedVerdict extends Pick<Verdict, 'state'> {
  readonly measuredAgainst: 'promises' | 'nothing';
  readonly rule: SharedRule;
}

export type SharedRule =
  | {
      readonly code: Extract<
        VerdictRule['code'],
        'forecast-past-target' | 'finished-late' | 'finished-in-time' | 'within-targets'
      >;
      readonly targets: readonly SharedTarget[];
    }
  | { readonly code: 'nothing-promised' }
  /** Nobody can say, for reasons that are internal. */
  | { readonly code: 'not-shared' };

/** The answer to a guest. There is no filler in it: what a guest may not know has no field. */
export interface SharedOnTrack {
  readonly shared: true;
  readonly verdict: SharedVerdict;
  readonly status: Pick<OnTrack['status'], 'moment'>;
  readonly targets: readonly SharedTarget[];
  readonly overdue: readonly {
    readonly taskId: RecordId;
    readonly what: 'start' | 'finish';
    readonly due: LocalDateTime;
    readonly minutes: number;
  }[];
  readonly next: readonly {
    readonly taskId: RecordId;
    readonly start: LocalDateTime;
    readonly finish: LocalDateTime | null;
  }[];
}

/** Are we on track, as far as the reader may know; the answer as it is for members. */
export function viewOnTrack(
  reader: Reader,
  answer: OnTrack,
  state: PlanState,
): OnTrack | SharedOnTrack {
  if (reader.role !== 'guest') return answer;
  const view = new PlanView(reader, state);
  const seen = answer.targets.filter(
    ({ source }) => source.by === 'promise' && view.sees(source.promiseId),
  );
  const isOurs = ({ taskId }: { readonly taskId: RecordId }) => view.seesTask(taskId);
  return {
    shared: true,
    verdict: sharedVerdict(answer.verdict, seen),
    status: { moment: answer.status.moment },
    targets: seen.map(sharedTarget),
    overdue: answer.overdue
      .filter((one) => isOurs(one) && one.by === 'schedule')
      .map(({ taskId, what, due, minutes }) => ({ taskId, what, due, minutes })),
    next: answer.next
      .filter(isOurs)
      .map(({ taskId, start, finish }) => ({ taskId, start, finish })),
  };
}

/** What was promised to others, or set among colleagues, changes nothing of what a guest is told. */
function sharedVerdict(verdict: Verdict, seen: readonly Target[]): SharedVerdict {
  const { code } = verdict.rule;
  const open = seen.filter(({ state, forecast }) => state === 'open' && forecast !== null);
  const late = open.filter((target) => target.late);
  if (late.length > 0) return told('off-track', 'forecast-past-target', late);
  const broken = seen.filter(({ state }) => state === 'broken');
  if (open.length === 0 && broken.length > 0) return told('off-track', 'finished-late', broken);
  const isUnsure = verdict.caveats.some((caveat) => UNSURE.has(caveat.code));
  if (code === 'unschedulable' || (open.length > 0 && isUnsure)) return UNKNOWN;
  if (open.length > 0) return told('on-track', 'within-targets', open);
  if (seen.length > 0) return told('on-track', 'finished-in-time', seen);
  return {
    state: 'unknown',
    measuredAgainst: 'nothing',
    rule: { code: 'nothing-promised' },
  };
}

/** What keeps a date that seems to hold from being believed. */
const UNSURE: ReadonlySet<string> = new Set([
  'no-status-date',
  'status-old',
  'work-unreported',
  'target-without-links',
  'open-ends',
]);

const UNKNOWN: SharedVerdict = {
  state: 'unknown',
  measuredAgainst: 'promises',
  rule: { code: 'not-shared' },
};

function told(
  state: Verdict['state'],
  code: Extract<SharedRule, { targets: unknown }>['code'],
  targets: readonly Target[],
): SharedVerdict {
  return {
    state,
    measuredAgainst: 'promises',
    rule: { code, targets: targets.map(sharedTarget) },
  };
}

function sharedTarget(target: Target): SharedTarget {
  const { taskId, date, state, late, forecast, lateness } = target;
  // A deadline beside the promise is what colleagues aim at.
  const source =
    target.source.by === 'promise' ? { ...target.source, deadline: null } : target.source;
  return { source, taskId, date, state, late, forecast, lateness };
}
