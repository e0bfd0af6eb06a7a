import { isRefusal, type Refusal, refuse, type TaskRecord } from '../plan/index.ts';
import { parseDuration, printDuration } from './duration.ts';
import type { DurationScale } from './duration-scale.ts';

/** The shortest, likeliest and longest a task may take, in minutes. */
export type Estimate = NonNullable<TaskRecord['estimate']>;

const EXAMPLES = ['2d/3d/6d', '4h/1d/2w'];

/** Reads `2d/3d/6d`: shortest, likeliest, longest, none before the one it follows. */
export function parseEstimate(text: string, scale: DurationScale): Estimate | Refusal {
  const parts = text.split('/');
  const points: number[] = [];
  for (const part of parts) {
    const duration = parseDuration(part, scale);
    if (isRefusal(duration)) {
      return duration.code === 'duration-out-of-range' ? duration : unreadable(text);
    }
    if (duration.elapsed || duration.estimated) return unreadable(text);
    points.push(duration.minutes);
  }
  const [optimistic, mostLikely, pessimistic] = points;
  if (optimistic === undefined || mostLikely === undefined || pessimistic === undefined) {
    return unreadable(text);
  }
  const isInOrder = optimistic <= mostLikely && mostLikely <= pessimistic;
  if (points.length !== 3 || !isInOrder) return unreadable(text);
  return { optimistic, mostLikely, pessimistic };
}

/** In days, or in hours and minutes where days have no short form. */
export function printEstimate(estimate: Estimate, scale: DurationScale): string {
  const { optimistic, mostLikely, pessimistic } = estimate;
  return [optimistic, mostLikely, pessimistic]
    .map((minutes) => {
      const unit = minutes % scale.minutesPerDay === 0 ? 'd' : minutes % 60 === 0 ? 'h' : 'm';
      return printDuration({ minutes, unit }, scale);
    })
    .join('/');
}

function unreadable(text: string): Refusal {
  return refuse('estimate-unreadable', { text }, { accepted: EXAMPLES });
}
