import type { StatusMoment } from '../computed/index.ts';
import type { Records } from '../plan/index.ts';
import { englishFormat, type Format } from '../words/index.ts';
import type { Caveat, OnTrack } from './answer.ts';

/** What should be said beside any verdict, a sentence for each. */
export function sayCaveats(
  { verdict, status }: OnTrack,
  records: Records,
  format: Format = englishFormat(records.project.minutesPerDay),
): string[] {
  return verdict.caveats.map((caveat) => sayCaveat(caveat, status.moment, records, format));
}

function sayCaveat(caveat: Caveat, moment: StatusMoment, records: Records, format: Format): string {
  switch (caveat.code) {
    case 'no-status-date':
      return 'The file has no status date, so nobody knows what its progress was reported for.';
    case 'status-old':
      return `The status is ${ageWords(caveat.days)} old.`;
    case 'work-unreported':
      return `Of ${caveat.of} tasks that should have begun, ${caveat.count} have no news.`;
    case 'target-without-links': {
      const name = records.find('task', caveat.taskId)?.name ?? '';
      return `${name} waits for nothing: its date is only what was typed.`;
    }
    case 'open-ends':
      return `Of ${caveat.of} tasks to do, ${caveat.count} have no predecessor or no successor.`;
    case 'status-date-assumed':
      return `Taken as the status date: ${ASSUMED[caveat.from]}, ${format.day(moment.at)}.`;
    case 'amounts-not-measured':
      return 'Promises of an amount are not measured here.';
    case 'promise-of-inactive-task':
      return 'A promise is about a task that is taken out of the schedule.';
  }
}

function ageWords(days: number): string {
  if (days < 730) return `${days}\u00a0days`;
  return `${Math.round(days / 365.25)}\u00a0years`;
}

const ASSUMED = {
  'status-date': 'the file’s',
  'as-of': 'the day that was asked for',
  'current-date': 'the file’s own today',
  clock: 'today',
} as const;
