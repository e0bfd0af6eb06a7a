import { LossList } from '../loss-list.ts';
import { answered, readPlan } from '../p6/index.ts';
import {
  isReadRefusal,
  type ReadOptions,
  type ReadPlan,
  type ReadRefusal,
} from '../read-outcome.ts';
import { readXml } from '../xml/index.ts';
import { PmxmlFile } from './pmxml-file.ts';

/**
 * Reads one project of a Primavera P6 XML file, of any of its namespaces' versions. Hours become
 * minutes, P6's objects become records; what is not kept is among the losses.
 * Answers any bytes with a plan or a refusal and throws for none.
 */
export function readPmxml(bytes: Uint8Array, options: ReadOptions = {}): ReadPlan | ReadRefusal {
  const reading = new PmxmlFile();
  const refusal = readXml(bytes, reading);
  if (refusal !== undefined) return refusal;
  const file = reading.file();
  if (isReadRefusal(file)) return file;
  return answered(() => readPlan(file, options, new LossList()));
}
