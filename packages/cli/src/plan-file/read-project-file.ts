import { isReadRefusal, type ReadRefusal } from '@throughline/interchange';
import { Records } from '@throughline/model';
import { ExitCode, type Shell } from '../shell.ts';
import { atEndOfDay } from './moments.ts';
import { openProject } from './open-project.ts';
import type { PlanFile, PlanOptions } from './plan-file.ts';
import { readComplaint } from './read-complaint.ts';
import { refused } from './refused.ts';
import { underRules } from './under-rules.ts';

/** Reads a project's own file, at any moment of its history or as one of its branches would have it. */
export async function readProjectFile(
  bytes: Uint8Array,
  title: string,
  { project: asked, rules, asOf, branch }: PlanOptions,
  shell: Shell,
): Promise<PlanFile | undefined> {
  if (asOf !== undefined && branch !== undefined) {
    const why = 'Take --as-of or --branch: a branch has no moments of its own.';
    return refused({ about: title, why }, shell, ExitCode.usage);
  }
  const wanted = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(branch === undefined ? {} : { branch }),
  };
  const opened = openProject(bytes, wanted, shell.zone);
  if (isReadRefusal(opened)) return refused(readComplaint(title, opened), shell);
  if ('why' in opened) return refused({ about: title, ...opened }, shell, ExitCode.usage);

  const { moment, ...project } = opened;
  const { taken } = project.read.project;
  if (asked !== undefined && asked !== taken) {
    return refused(readComplaint(title, projectNotFound(asked, taken)), shell);
  }
  const records = new Records(project.read.records);
  const now = moment === undefined ? shell.now : atEndOfDay(moment, records.project.defaultEndTime);
  return {
    ...project,
    title,
    records: underRules(records, rules),
    ownRules: records.project.rules,
    moments: moment === undefined ? { now } : { asOf: now, now },
  };
}

function projectNotFound(asked: string, taken: string): ReadRefusal {
  return { refused: 'project-not-found', parameters: { asked }, accepted: [taken] };
}
