import type { Records } from '@throughline/model';
import { isReadRefusal, type ReadPlan, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { readThroughline } from './read-throughline.ts';

/** The plan as it is after the last change, like that of any other file. */
export function readThroughlinePlan(bytes: Uint8Array): ReadPlan | ReadRefusal {
  const file = readThroughline(bytes);
  return isReadRefusal(file) ? file : readPlanOf(file.history.records);
}

/** A state of a project as if it had been read: nothing is lost, and no other tool computed dates. */
export function readPlanOf(records: Records): ReadPlan | ReadRefusal {
  for (const { id, name } of records.all('project')) {
    return {
      format: 'throughline',
      records: [...records],
      stored: new Map(),
      losses: [],
      project: { taken: name || id, others: [] },
    };
  }
  return readRefusal('project-missing');
}
