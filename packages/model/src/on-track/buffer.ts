import { type ActivityInput, type Minute, NONE } from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';
import type { Situation } from './situation.ts';
import type { Buffer } from './target.ts';

/** Past this many targets the work that leads to each is not walked. */
const MOST_TARGETS = 500;

interface Measured {
  readonly taskId: RecordId | null;
  readonly at: Minute;
  /** The baseline's finish, or NONE. */
  readonly planned: Minute;
  readonly forecast: Minute;
  /** How many targets there are in all. */
  readonly targets: number;
}

/**
 * ONT-6: buffer is the working time between the baseline's finish and the promise; what the forecast
 * has taken of it is burned. It is held against the share of work done, as on a fever chart.
 */
export function bufferOf(situation: Situation, target: Measured): Buffer {
  const { planned, forecast, at } = target;
  const none = { planned: null, burned: null, workDone: null };
  if (planned === NONE || forecast === NONE) return { ...none, reason: 'no-baseline' };
  const buffer = situation.work(planned, at);
  if (buffer <= 0) return { ...none, planned: buffer, reason: 'no-buffer-in-baseline' };
  const burned = (situation.work(planned, forecast) * 100) / buffer;
  if (target.targets > MOST_TARGETS) {
    return { planned: buffer, burned, workDone: null, reason: 'too-many-targets' };
  }
  const workDone = workDoneFor(situation, target.taskId);
  return { planned: buffer, burned, workDone, reason: workDone === null ? 'no-work' : null };
}

/** Percent of the working time that leads to a task (or of all) which is done. */
function workDoneFor(situation: Situation, taskId: RecordId | null): number | null {
  const { inputs } = situation.forecast.network.activities;
  const { minutesPerDay } = situation.plan.plan.context.project;
  const led = taskId === null ? undefined : leadingTo(situation, situation.index(taskId));
  let total = 0;
  let done = 0;
  for (const { index } of situation.leaves) {
    if (led !== undefined && !led.has(index)) continue;
    // A day of elapsed time counts as a day of working time.
    const scale = (inputs[index] as ActivityInput).elapsed ? minutesPerDay / 1440 : 1;
    const duration = situation.forecast.duration[index] as number;
    const remaining = situation.forecast.remaining[index] as number;
    total += duration * scale;
    done += Math.max(0, duration - remaining) * scale;
  }
  return total === 0 ? null : (done * 100) / total;
}

/** A task, or all under a summary, with everything that comes before it. */
function leadingTo({ forecast: { network } }: Situation, index: number): ReadonlySet<number> {
  const found = new Set([index, ...network.hierarchy.descendants(index)]);
  const { incomingAt, from } = network.links;
  for (const stack = [...found]; stack.length > 0; ) {
    const activity = stack.pop() as number;
    for (let k = incomingAt[activity] as number; k < (incomingAt[activity + 1] as number); k++) {
      const predecessor = from[k] as number;
      if (found.has(predecessor)) continue;
      found.add(predecessor);
      stack.push(predecessor);
    }
  }
  return found;
}
