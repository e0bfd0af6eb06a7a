import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the third-party schedules are; they are not part of this project. */
export const DATA = resolve(process.env.THROUGHLINE_DATA_SETS ?? '../shared/data');
export const SCHEDULES = join(DATA, 'schedules');

/** One file of the data set, as its manifest describes it. */
export interface ManifestRow {
  readonly file: string;
  readonly format: 'MSPDI' | 'XER' | 'PMXML';
  readonly stratum: string;
  /** Files of one family are saves, formats or variants of one plan. */
  readonly family: string;
  /** Whether the stored dates are ground truth for every task. */
  readonly asserted: boolean;
  readonly tasks: number;
  readonly links: number;
  /** Whether the stored floats are: they were derived from dates in converted files. */
  readonly floatsAsserted: boolean;
}

/** Empty, with a message, where the data set is missing. */
export function manifest(): ManifestRow[] {
  const path = join(SCHEDULES, 'MANIFEST.tsv');
  if (!existsSync(path)) {
    console.warn(`No schedules at ${SCHEDULES}: nothing to compare with, skipped.`);
    return [];
  }
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = head.split('\t');
  return lines.map((line) => {
    const values = line.split('\t');
    const cell = (column: string) => values[columns.indexOf(column)] ?? '';
    const asserted = cell('role') === 'conformance+importer';
    const [format, stratum] = [cell('format') as ManifestRow['format'], cell('stratum')];
    return {
      file: cell('file'),
      format,
      stratum,
      family: cell('family'),
      asserted,
      tasks: Number(cell('tasks')),
      links: Number(cell('links')),
      floatsAsserted:
        asserted && format === 'MSPDI' && (stratum === 'native' || stratum === 'synthetic-oracle'),
    };
  });
}

export function readBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(SCHEDULES, file)));
}
