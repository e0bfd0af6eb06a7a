import type { Change } from '@throughline/model';
import {
  type OpenProject,
  type PlanFile,
  type PlanOptions,
  readPlanFile,
  refused,
  withoutHistory,
} from '../plan-file/index.ts';
import type { Shell } from '../shell.ts';

/** A plan whose file keeps its history. */
export type Logged<P extends PlanFile = PlanFile> = P & OpenProject;

export function isLogged<P extends PlanFile>(plan: P): plan is Logged<P> {
  return plan.history !== undefined;
}

/** Reads a plan of which only the history answers. Where there is none, says so and how to begin one. */
export async function readLoggedPlan(
  file: string,
  options: PlanOptions,
  shell: Shell,
): Promise<Logged | undefined> {
  const plan = await readPlanFile(file, options, shell);
  if (plan === undefined || isLogged(plan)) return plan;
  return refused(withoutHistory(plan.title), shell);
}

/** The changes that the plan as it was opened consists of, oldest first: those of its branch among them. */
export function changesOf({ history, seq, branch }: OpenProject): readonly Change[] {
  const changes = history.changes.slice(0, seq);
  return branch === undefined ? changes : [...changes, ...branch.changes];
}
