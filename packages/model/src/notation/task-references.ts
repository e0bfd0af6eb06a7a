import type { RecordId, Records } from '../plan/index.ts';
import { rowsOf } from './outline-number.ts';

/** How people of one plan name its tasks in a list of predecessors, both ways. */
export interface TaskReferences {
  /** For `parsePredecessors`: the task of this code, this row number, or this WBS code. */
  readonly taskOf: (ref: string) => RecordId | undefined;
  /** For `printPredecessors`: P6's code under its rules, else the row number. */
  readonly refOf: (id: RecordId) => string;
}

/**
 * The names that the plan's tasks go by as its rows now stand. A code that several tasks bear names none. A
 * row number moves with its row, so that what was read keeps ids.
 */
export function taskReferences(records: Records): TaskReferences {
  const isP6 = records.project.rules === 'p6';
  const byCode = new Map<string, RecordId | undefined>();
  const byRow = new Map<string, RecordId>();
  const refById = new Map<RecordId, string>();
  const bear = (code: string, id: RecordId) => {
    const key = code.toLowerCase();
    byCode.set(key, byCode.has(key) && byCode.get(key) !== id ? undefined : id);
  };
  for (const { task, row, wbs } of rowsOf(records)) {
    const code = task.keys?.['p6.code'];
    byRow.set(`${row}`, task.id);
    if (code !== undefined) bear(code, task.id);
    if (wbs !== `${row}`) bear(wbs, task.id);
    refById.set(task.id, isP6 && code !== undefined ? code : `${row}`);
  }
  return {
    taskOf: (ref) => {
      const code = byCode.get(ref.toLowerCase());
      return isP6 ? (code ?? byRow.get(ref)) : (byRow.get(ref) ?? code);
    },
    refOf: (id) => refById.get(id) ?? id,
  };
}
