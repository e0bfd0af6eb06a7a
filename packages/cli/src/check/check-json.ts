import { named, type PlanFile } from '../plan-file/index.ts';
import { type Examination, trustOf } from './examination.ts';

/** The contract of `check --json`: the checks as the model gives them, with the file's own names. */
export function checkJson(plan: PlanFile, examination: Examination): object {
  const { records, read } = plan;
  const { name, rules, statusDate } = records.project;
  const { fault, quality, compared } = examination;
  const { checks, ...counts } = quality;
  return {
    project: { name, rules, statusDate: statusDate ?? null },
    trust: trustOf(examination),
    fault: named(fault, records),
    counts: {
      passed: counts.passed,
      warned: counts.warned,
      failed: counts.failed,
      notApplicable: counts.notApplicable,
    },
    checks: named(checks, records),
    measures: quality.measures,
    compared: named(compared, records),
    losses: read.losses,
  };
}
