import { Records } from '../plan/index.ts';
import { PlanView } from './plan-view.ts';
import { type Reader, seesAll } from './reader.ts';

/**
 * The plan as the reader may see it: the only way out of the server. The same records for who sees all.
 * What refers to a hidden record goes with it or loses the reference, so that a view is a sound plan.
 */
export function view(reader: Reader, records: Records): Records {
  if (seesAll(reader)) return records;
  return new Records(new PlanView(reader, records).records());
}
