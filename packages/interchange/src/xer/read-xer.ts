import { LossList } from '../loss-list.ts';
import { answered, readPlan } from '../p6/index.ts';
import {
  isReadRefusal,
  type ReadOptions,
  type ReadPlan,
  type ReadRefusal,
} from '../read-outcome.ts';
import { decodeXer } from './decode-xer.ts';
import { xerFile } from './xer-file.ts';
import { xerTables } from './xer-tables.ts';

/**
 * Reads one project of a Primavera XER. Hours become minutes, P6's rows become records; what is not
 * kept is among the losses. Answers any bytes with a plan or a refusal and throws for none.
 */
export function readXer(bytes: Uint8Array, options: ReadOptions = {}): ReadPlan | ReadRefusal {
  const decoded = decodeXer(bytes, options.encoding);
  if (isReadRefusal(decoded)) return decoded;
  return answered(() => {
    const losses = new LossList();
    const { text, encoding, guessed, replaced } = decoded;
    if (guessed) losses.add('encoding-guessed', undefined, { encoding });
    if (replaced > 0) losses.add('encoding-characters', undefined, { encoding }, replaced);
    return readPlan(xerFile(xerTables(text, losses), losses), options, losses);
  });
}
