import { type Records, type Refusal, refuse, type TaskRecord } from '../plan/index.ts';

/** A task's place in the outline: `[1, 2, 3]` is written `1.2.3`. Counted from 1 at every level. */
export type OutlineNumber = readonly number[];

export function printOutlineNumber(number: OutlineNumber): string {
  return number.join('.');
}

/** Reads `1.2.3`. Refuses any other text. */
export function parseOutlineNumber(
  text: string,
): OutlineNumber | Refusal<'outline-number-unreadable'> {
  if (!/^[1-9]\d{0,8}(\.[1-9]\d{0,8})*$/.test(text.trim())) {
    return refuse('outline-number-unreadable', { text }, { accepted: ['1', '1.2.3'] });
  }
  return text.trim().split('.').map(Number);
}

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
