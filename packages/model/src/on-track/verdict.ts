import type { Unschedulable } from '../plan/index.ts';
import { looseTasks } from '../quality/index.ts';
import type {
  Caveat,
  FinishEvidence,
  LogicReason,
  Measure,
  StatusEvidence,
  Verdict,
  VerdictRule,
  VerdictState,
} from './answer.ts';
import type { Situation } from './situation.ts';
import type { Target } from './target.ts';
import { datedPromises } from './targets.ts';
import type { Unpinned } from './unpinned.ts';

export interface Evidence {
  readonly targets: readonly Target[];
  readonly status: StatusEvidence;
  readonly finish: FinishEvidence;
  readonly unpinned: Unpinned | undefined;
}

/** ONT-18: a plan without dates. */
export function unschedulableVerdict(fault: Unschedulable): Verdict {
  return {
    state: 'unknown',
    measuredAgainst: 'nothing',
    rule: { code: 'unschedulable', fault },
    caveats: [],
  };
}

/**
 * Off track, else at risk, else unknown, else on track. What is broken is broken however old the
 * status is, so unknown only ever stands in for "on track"; its reasons are caveats everywhere.
 */
export function verdictOf(situation: Situation, evidence: Evidence): Verdict {
  const open = evidence.targets.filter(
    ({ state, forecast }) => state === 'open' && forecast !== null,
  );
  const promised = open.filter(({ source }) => source.by === 'promise');
  const others = open.filter(({ source }) => source.by !== 'promise');
  const measured = promised.length > 0 ? promised : others;
  const beside = promised.length > 0 ? others : [];
  const logic = logicReasons(situation, measured);
  const { reasons } = evidence.status;

  const measuredAgainst = measureOf(promised, others, evidence);
  const rule: VerdictRule =
    offTrack(situation, measured, evidence) ??
    atRisk(situation, measured, beside, evidence) ??
    (isFinished(situation) ? { code: 'finished-in-time' } : undefined) ??
    // No newer status and no better logic would answer a plan in which nothing was promised.
    (measuredAgainst === 'nothing' ? { code: 'nothing-promised' } : undefined) ??
    (reasons.length > 0 ? { code: 'status-stale', reasons } : undefined) ??
    (logic.length > 0 ? { code: 'logic-broken', reasons: logic } : undefined) ??
    onTrackRule(measured, evidence);
  return {
    state: STATE[rule.code],
    measuredAgainst,
    rule,
    caveats: [...reasons, ...logic, ...otherCaveats(situation)],
  };
}

const STATE: Readonly<Record<VerdictRule['code'], VerdictState>> = {
  'forecast-past-target': 'off-track',
  'fixed-dates-hide-lateness': 'off-track',
  'forecast-past-baseline': 'off-track',
  'finished-late': 'off-track',
  'deadline-missed': 'at-risk',
  'float-below-buffer': 'at-risk',
  'buffer-burned-faster': 'at-risk',
  'behind-baseline': 'at-risk',
  unschedulable: 'unknown',
  'status-stale': 'unknown',
  'logic-broken': 'unknown',
  'nothing-promised': 'unknown',
  'finished-in-time': 'on-track',
  'within-targets': 'on-track',
  'within-baseline': 'on-track',
};

function offTrack(
  situation: Situation,
  measured: readonly Target[],
  { targets, finish, unpinned }: Evidence,
): VerdictRule | undefined {
  const late = measured.filter(({ late: isLate }) => isLate).sort(hardestFirst);
  const plain = late.filter(({ forecastLate }) => forecastLate);
  if (plain.length > 0) return { code: 'forecast-past-target', targets: late };
  if (late.length > 0) {
    const pinned = (unpinned?.pinned ?? []).map(({ taskId }) => taskId);
    return { code: 'fixed-dates-hide-lateness', targets: late, pinned };
  }
  if (isFinished(situation)) {
    const broken = targets.filter(({ state }) => state === 'broken').sort(hardestFirst);
    return broken.length > 0 ? { code: 'finished-late', targets: broken } : undefined;
  }
  const behind = behindBaseline(measured, finish);
  if (behind > situation.minutes('baselineTolerance')) {
    return { code: 'forecast-past-baseline', minutes: behind };
  }
  return undefined;
}

function atRisk(
  situation: Situation,
  measured: readonly Target[],
  beside: readonly Target[],
  { finish }: Evidence,
): VerdictRule | undefined {
  const missed = beside.filter(({ late: isLate }) => isLate).sort(hardestFirst);
  if (missed.length > 0) return { code: 'deadline-missed', targets: missed };
  const buffer = situation.minutes('buffer');
  const short = measured.filter(({ floatLeft }) => floatLeft < buffer).sort(leastFloatFirst);
  if (short.length > 0) return { code: 'float-below-buffer', targets: short };
  const burning = measured.filter((target) => burnsFaster(situation, target));
  if (burning.length > 0) {
    return { code: 'buffer-burned-faster', targets: burning.sort(leastFloatFirst) };
  }
  const behind = behindBaseline(measured, finish);
  return behind > 0 && !isFinished(situation)
    ? { code: 'behind-baseline', minutes: behind }
    : undefined;
}

function burnsFaster(situation: Situation, { buffer: { burned, workDone } }: Target): boolean {
  if (burned === null || workDone === null || burned < situation.value('bufferBurned'))
    return false;
  return burned > workDone * situation.value('burnRatio');
}

function onTrackRule(measured: readonly Target[], { finish }: Evidence): VerdictRule {
  const tightest = [...measured].sort(leastFloatFirst)[0];
  if (tightest !== undefined) return { code: 'within-targets', targets: [tightest] };
  return { code: 'within-baseline', minutes: finish.baseline?.variance ?? 0 };
}

/** ONT-12, ONT-17: only where nothing is promised does the baseline speak. */
function behindBaseline(measured: readonly Target[], { baseline }: FinishEvidence): number {
  return measured.length > 0 ? 0 : (baseline?.variance ?? 0);
}

function measureOf(
  promised: readonly Target[],
  others: readonly Target[],
  { finish }: Evidence,
): Measure {
  if (promised.length > 0) return 'promises';
  if (others.length > 0) return 'deadlines';
  return finish.baseline?.variance == null ? 'nothing' : 'baseline';
}

/** ONT-20: what keeps the forecast of the targets from meaning anything. */
function logicReasons(situation: Situation, measured: readonly Target[]): LogicReason[] {
  const reasons: LogicReason[] = [];
  const { incomingAt, outgoingAt } = situation.forecast.network.links;
  for (const { taskId } of measured) {
    const leaf = taskId === null ? undefined : situation.leafByIndex.get(situation.index(taskId));
    if (leaf === undefined || leaf.started || situation.leaves.length === 1) continue;
    const { index, task } = leaf;
    const linked =
      incomingAt[index] !== incomingAt[index + 1] || outgoingAt[index] !== outgoingAt[index + 1];
    if (situation.forecast.duration[index] === 0 && !linked) {
      reasons.push({ code: 'target-without-links', taskId: task.id });
    }
  }
  const { taskIds, of } = looseTasks(situation.plan);
  if (
    of >= situation.value('openEndTasks') &&
    taskIds.length * 100 > of * situation.value('openEndShare')
  ) {
    reasons.push({ code: 'open-ends', count: taskIds.length, of });
  }
  return reasons;
}

function otherCaveats(situation: Situation): Caveat[] {
  const { records, status } = situation.plan;
  const caveats: Caveat[] = [];
  if (status.from !== 'status-date') {
    caveats.push({ code: 'status-date-assumed', from: status.from });
  }
  const promises = [...records.all('promise')];
  const amounts = promises.filter(({ amount }) => amount !== undefined).length;
  if (amounts > 0) caveats.push({ code: 'amounts-not-measured', count: amounts });
  const measured = new Set(datedPromises(situation));
  for (const promise of promises) {
    if (promise.date === undefined || measured.has(promise)) continue;
    caveats.push({ code: 'promise-of-inactive-task', promiseId: promise.id });
  }
  return caveats;
}

function isFinished({ leaves }: Situation): boolean {
  return leaves.length > 0 && leaves.every(({ finished }) => finished);
}

const HARDNESS = [
  'contract',
  'external-date',
  'must-finish-by',
  'commitment',
  'target',
  'deadline',
] as const;

function hardness({ source }: Target): number {
  return HARDNESS.indexOf(source.by === 'promise' ? source.type : source.by);
}

/** `targets` come in the order of their dates and keep it in ties: sorting is stable. */
function hardestFirst(a: Target, b: Target): number {
  return hardness(a) - hardness(b) || b.lateness - a.lateness;
}

function leastFloatFirst(a: Target, b: Target): number {
  return a.floatLeft - b.floatLeft || hardness(a) - hardness(b);
}
