import type { LossList } from '../loss-list.ts';
import type { LossCode, WordParameters } from '../words/index.ts';

/** The key of what belongs to no project. */
export const EVERYWHERE = '';

interface Tally {
  readonly code: LossCode;
  readonly parameters: WordParameters;
  count: number;
  readonly where: string[];
}

/**
 * Counts what the file says and no record will hold, by project: only once a file is taken apart is it
 * known which of its projects is read.
 */
export class Unread {
  readonly #byProject = new Map<string, Map<string, Tally>>();

  /** A value in a field that is not read, named as the file does: `TASK.est_wt`. */
  value(project: string, field: string, line: number): void {
    this.#add(project, 'p6-field-unread', { field }, `line ${line}`);
  }

  /** One of the many settings by which P6 treats a project. */
  setting(project: string, table: string, field: string, value: string): void {
    this.#add(project, 'p6-setting-unread', { table }, `${field} ${value.slice(0, 100)}`);
  }

  /** A row of a table that is not read. */
  row(project: string, table: string, line: number): void {
    this.#add(project, 'p6-table-unread', { table }, `line ${line}`);
  }

  report(project: string, losses: LossList): void {
    for (const { code, parameters, count, where } of this.#byProject.get(project)?.values() ?? []) {
      const [first, ...more] = where;
      losses.add(code, first, parameters, count - more.length);
      for (const place of more) losses.add(code, place, parameters);
    }
  }

  #add(project: string, code: LossCode, parameters: WordParameters, where: string): void {
    let tallies = this.#byProject.get(project);
    if (tallies === undefined) {
      tallies = new Map();
      this.#byProject.set(project, tallies);
    }
    const key = `${code} ${Object.values(parameters)[0]}`;
    const known = tallies.get(key);
    if (known === undefined) tallies.set(key, { code, parameters, count: 1, where: [where] });
    else {
      known.count++;
      if (known.where.length < 5) known.where.push(where);
    }
  }
}

/** Empty, no, or nought: what P6 writes where nobody said anything. */
export function isNothing(value: string): boolean {
  return value === '' || value === 'N' || value === 'false' || /^[+-]?0*([.,]0*)?$/.test(value);
}
