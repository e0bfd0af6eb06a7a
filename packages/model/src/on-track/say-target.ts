import type { Records } from '../plan/index.ts';
import { type Format, projectTitle } from '../words/index.ts';
import type { Target } from './target.ts';

/** What a target is about: a task, or the whole project. */
export function targetTitle({ taskId }: Target, records: Records): string {
  if (taskId === null) return projectTitle(records.project);
  return records.find('task', taskId)?.name ?? taskId;
}

/** What was told to whom: `its deadline of Fri 12 Mar 2027`. */
export function targetDate({ source, date }: Target, format: Format): string {
  return `${sourceWords(source)} ${format.weekdayAndDay(date)}`;
}

function sourceWords(source: Target['source']): string {
  switch (source.by) {
    case 'deadline':
      return 'its deadline of';
    case 'must-finish-by':
      return 'the date it must finish by,';
    case 'promise': {
      const told = PROMISE[source.type];
      return source.to === '' ? `${told},` : `${told} with ${source.to},`;
    }
  }
}

const PROMISE = {
  contract: 'the contract',
  'external-date': 'the date agreed',
  commitment: 'the commitment',
  target: 'the target',
} as const;
