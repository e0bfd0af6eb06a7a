import { isReadRefusal, type ReadPlan, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { readThroughline } from './read-throughline.ts';

/** The plan as it is after the last change, like that of any other file. Nothing of it is lost. */
export function readThroughlinePlan(bytes: Uint8Array): ReadPlan | ReadRefusal {
  const file = readThroughline(bytes);
  if (isReadRefusal(file)) return file;
  const { records } = file.history;
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
