import { basename } from 'node:path';
import {
  type ComputedPlan,
  computePlan,
  type RecordId,
  type Records,
  type Unschedulable,
} from '@throughline/model';
import { complain, note } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import type { PlanFile, PlanOptions } from './plan-file.ts';
import { readPlanFile } from './read-plan-file.ts';
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
  { mentionsLosses = true } = {},
): Promise<OpenPlan | undefined> {
  const plan = await readPlanFile(file, options, shell);
  if (plan === undefined) return undefined;
  const computed = datePlan(plan);
  if (!('code' in computed)) {
    if (mentionsLosses) await mentionLosses(plan, shell);
    return { ...plan, computed };
  }
  shell.exitCode = ExitCode.refused;
  await complain(sayUnschedulable(computed, plan), shell);
  return undefined;
}

/** Dates a plan that was read, for commands to which a plan without dates is an answer too. */
export function datePlan({ records, moments }: PlanFile): ComputedPlan | Unschedulable {
  const computed = computePlan(records, moments);
  if (!('code' in computed) || !('taskIds' in computed)) return computed;
  return { ...computed, taskIds: fromFirst(computed.taskIds, records) };
}

/** A circle begins anywhere; people look for the task that comes first in the plan. */
function fromFirst(circle: readonly RecordId[], records: Records): RecordId[] {
  for (const { task } of records.outline()) {
    const first = circle.indexOf(task.id);
    if (first >= 0) return [...circle.slice(first), ...circle.slice(0, first)];
  }
  return [...circle];
}

/** One line on standard error, where something of the file was not carried over. */
export async function mentionLosses({ read, title }: PlanFile, shell: Shell): Promise<void> {
  const count = read.losses.length;
  if (count === 0) return;
  const [features, them] = count === 1 ? ['feature', 'it'] : ['features', 'them'];
  await note(
    `${count} ${features} of ${basename(title)} not carried over; throughline check lists ${them}.`,
    shell,
  );
}
