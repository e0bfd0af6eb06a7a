import { printDuration, scaleOf } from '../notation/index.ts';
import type { LinkRecord, ProjectRecord } from '../plan/index.ts';
import { numberText } from './durations.ts';

/** Which date of the successor a link holds, and by which date of the predecessor. */
const ENDS = {
  FS: ['starts', 'finish'],
  SS: ['starts', 'start'],
  FF: ['finishes', 'finish'],
  SF: ['finishes', 'start'],
} as const;

/** `starts 2d after the finish of`; the predecessor's name follows. */
export function linkWords({ type, lag }: LinkRecord, project: ProjectRecord): string {
  const [end, held] = ENDS[type];
  return `${end} ${lagWords(lag, project, type)} the ${held} of`;
}

function lagWords(
  lag: LinkRecord['lag'],
  project: ProjectRecord,
  type: LinkRecord['type'],
): string {
  const together = type === 'SS' || type === 'FF' ? 'with' : 'after';
  if (lag === undefined) return together;
  if ('percent' in lag) {
    if (lag.percent === 0) return together;
    const size = `${Math.abs(lag.percent)}\u00a0% of its duration`;
    return `${size} ${lag.percent > 0 ? 'after' : 'before'}`;
  }
  if (lag.minutes === 0) return together;
  const length = { ...lag, minutes: Math.abs(lag.minutes) };
  const size = lag.elapsed ? elapsedWords(length) : printDuration(length, scaleOf(project));
  return `${size} ${lag.minutes > 0 ? 'after' : 'before'}`;
}

/** Time of the clock, which goes on at night. */
function elapsedWords({ minutes }: { readonly minutes: number }): string {
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : [minutes / 60, 'hour'];
  return `${numberText(count)}\u00a0elapsed ${unit}${count === 1 ? '' : 's'}`;
}
