import type { ActivityInput } from '@throughline/engine';
import type { StaleReason, StatusEvidence } from './answer.ts';
import { byText, type Leaf, type Situation } from './situation.ts';

/** ONT-5: how far the status can be believed, and what in it has had no news. */
export function statusEvidence(situation: Situation): StatusEvidence {
  const { plan, leaves, now, statusAt } = situation;
  const age = now === undefined ? null : Math.floor((now - statusAt) / 1440);
  const reasons: StaleReason[] = [];
  if (hasNoStatus(situation)) reasons.push({ code: 'no-status-date' });
  if (age !== null && isRecorded(situation) && age > situation.value('statusAge')) {
    reasons.push({ code: 'status-old', days: age });
  }
  const due = leaves.filter(({ index }) => (situation.schedule.start[index] as number) < statusAt);
  const unreported = due.filter(({ started }) => !started).length;
  if (
    unreported >= situation.value('unreportedTasks') &&
    unreported * 100 > due.length * situation.value('unreportedShare')
  ) {
    reasons.push({ code: 'work-unreported', count: unreported, of: due.length });
  }
  return {
    moment: plan.status,
    age,
    reasons,
    withoutProgress: ids(leaves.filter((leaf) => isWithoutProgress(situation, leaf))),
    inThePast: ids(leaves.filter((leaf) => isInThePast(situation, leaf))),
  };
}

/** Someone wrote the moment down, as a status date or as the day the file was saved. */
function isRecorded({ plan: { status } }: Situation): boolean {
  return status.from === 'status-date' || status.from === 'current-date';
}

/** A plan that has begun, and nobody ever said as of when its progress is. */
function hasNoStatus(situation: Situation): boolean {
  return !isRecorded(situation) && situation.leaves.some(({ started }) => started);
}

function isWithoutProgress(situation: Situation, { index, started, finished }: Leaf): boolean {
  if (!started || finished) return false;
  const { duration, remaining, actualStart } = situation.forecast;
  const input = situation.forecast.network.activities.inputs[index] as ActivityInput;
  const began = actualStart[index] as number;
  return (
    (duration[index] as number) > 0 &&
    (remaining[index] as number) >= (duration[index] as number) &&
    (input.percentComplete ?? 0) === 0 &&
    began < situation.statusAt &&
    situation.work(began, situation.statusAt) > situation.minutes('noProgress')
  );
}

/** The schedule still has it before the status moment, as if it had been done. */
function isInThePast(situation: Situation, { index, started, finished }: Leaf): boolean {
  const { start, finish } = situation.schedule;
  if (finished) return false;
  if (!started) return (start[index] as number) < situation.statusAt;
  return (finish[index] as number) < situation.statusAt;
}

function ids(leaves: readonly Leaf[]) {
  return leaves.map(({ task }) => task.id).sort(byText);
}
