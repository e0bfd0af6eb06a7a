import type { Records, TaskRecord } from '../plan/index.ts';

export interface Row {
  readonly task: TaskRecord;
  /** 0 at the top. */
  readonly depth: number;
  /** From 1, top to bottom. */
  readonly row: number;
  readonly outlineNumber: string;
  /** The task's own code, else its outline number. */
  readonly wbs: string;
}

/** Every task as the plan is read, numbered. Row and outline numbers are computed, never stored. */
export function* rowsOf(records: Records): Generator<Row> {
  const counted: number[] = [];
  const numbers: string[] = [];
  let row = 0;
  for (const { task, depth } of records.outline()) {
    counted.length = Math.min(counted.length, depth + 1);
    counted[depth] = (counted[depth] ?? 0) + 1;
    const outlineNumber = depth === 0 ? `${counted[0]}` : `${numbers[depth - 1]}.${counted[depth]}`;
    numbers[depth] = outlineNumber;
    yield { task, depth, row: ++row, outlineNumber, wbs: task.wbs ?? outlineNumber };
  }
}
