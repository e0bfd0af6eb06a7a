import {
  checkReferences,
  type PlanRecord,
  type RecordKind,
  type RecordOf,
  schemaByKind,
  type TaskRecord,
} from '@throughline/model';
import { expect } from 'vitest';
import { isReadRefusal, type ReadPlan, type ReadRefusal } from '../read-outcome.ts';
import type { LossCode } from '../words/index.ts';
import { sayLoss, sayReadRefusal } from '../words/index.ts';

/** A plan that was read, checked as any plan must be: every record fits, all of them together, all is said. */
export class PlanRead {
  readonly plan: ReadPlan;

  constructor(outcome: ReadPlan | ReadRefusal) {
    if (isReadRefusal(outcome)) throw new Error(sayReadRefusal(outcome));
    this.plan = outcome;
    for (const record of outcome.records) {
      const { error } = schemaByKind[record.kind].safeParse(record);
      if (error !== undefined) throw new Error(`${JSON.stringify(record)}\n${error.message}`);
    }
    expect(checkReferences(outcome.records)).toEqual([]);
    for (const loss of outcome.losses) {
      expect(loss.count).toBeGreaterThan(0);
      expect(sayLoss(loss)).not.toMatch(/undefined/);
    }
  }

  all<K extends RecordKind>(kind: K): RecordOf<K>[] {
    const ofKind = (record: PlanRecord): record is RecordOf<K> => record.kind === kind;
    return this.plan.records.filter(ofKind);
  }

  only<K extends RecordKind>(kind: K): RecordOf<K> {
    const [first, ...more] = this.all(kind);
    if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} of ${kind}`);
    return first;
  }

  /** By activity code, or by `wbs:` and the row's id. */
  task(code: string): TaskRecord {
    const found = this.all('task').find(
      ({ keys }) => keys?.['p6.code'] === code || `wbs:${keys?.['p6.wbs']}` === code,
    );
    if (found === undefined) throw new Error(`no task ${code}`);
    return found;
  }

  /** How often this was lost, whatever its parameters. */
  lost(code: LossCode): number {
    return this.plan.losses.reduce((sum, one) => sum + (one.code === code ? one.count : 0), 0);
  }

  lossCodes(): string[] {
    return this.plan.losses.map(({ code }) => code);
  }
}

/** Why nothing was read; the sentence must be whole. */
export function refusal(outcome: ReadPlan | ReadRefusal): ReadRefusal {
  if (!isReadRefusal(outcome)) throw new Error('it was read');
  expect(sayReadRefusal(outcome)).not.toMatch(/undefined/);
  return outcome;
}
