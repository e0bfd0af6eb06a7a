import { basename } from 'node:path';
import { minuteText } from '@throughline/engine';
import { type ComputedPlan, computePlan, type LocalDateTime } from '@throughline/model';
import { complain, note } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { day } from '../terminal/index.ts';
import { type PlanFile, type PlanOptions, readPlanFile } from './read-plan-file.ts';
import { sayUnschedulable } from './say-unschedulable.ts';

/** A plan out of a file, with its dates. */
export interface OpenPlan extends PlanFile {
  readonly computed: ComputedPlan;
}

/**
 * Reads and dates a plan, and mentions on standard error what was not carried over.
 * Where it cannot, says why, sets the exit code and returns nothing.
 */
export async function openPlan(
  file: string,
  options: PlanOptions,
  shell: Shell,
): Promise<OpenPlan | undefined> {
  const plan = await readPlanFile(file, options, shell);
  if (plan === undefined) return undefined;
  const computed = computePlan(plan.records, await moments(plan, options, shell));
  if ('code' in computed) {
    shell.exitCode = ExitCode.refused;
    await complain(sayUnschedulable(computed, plan), shell);
    return undefined;
  }
  await sayLosses(plan, shell);
  return { ...plan, computed };
}

async function moments({ records, title }: PlanFile, { asOf }: PlanOptions, shell: Shell) {
  if (asOf === undefined) return { now: shell.now };
  const { statusDate, defaultEndTime } = records.project;
  if (statusDate !== undefined) {
    await note(`${title} has its own status date, ${day(statusDate)}; --as-of is not used.`, shell);
  }
  return { asOf: atEndOfDay(asOf, defaultEndTime), now: shell.now };
}

/** A day without a time means its end, when its work is done. */
function atEndOfDay(asOf: string, endTime: number): LocalDateTime {
  return asOf.length === 10 ? asOf + minuteText(Math.min(endTime, 1439)).slice(10) : asOf;
}

async function sayLosses({ read, title }: PlanFile, shell: Shell): Promise<void> {
  const count = read.losses.length;
  if (count === 0) return;
  const [features, them] = count === 1 ? ['feature', 'it'] : ['features', 'them'];
  await note(
    `${count} ${features} of ${basename(title)} not carried over; throughline check lists ${them}.`,
    shell,
  );
}
