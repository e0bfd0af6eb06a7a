import { basename } from 'node:path';
import { isReadRefusal, type ReadPlan, readSchedule } from '@throughline/interchange';
import { Records } from '@throughline/model';
import { note } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { parseAsOf } from './as-of.ts';
import { momentsOf } from './moments.ts';
import type { PlanFile, PlanOptions } from './plan-file.ts';
import { readComplaint } from './read-complaint.ts';
import { refused } from './refused.ts';
import { underRules } from './under-rules.ts';

/** Reads another tool's schedule: one state of a plan, without a history. */
export async function readScheduleFile(
  bytes: Uint8Array,
  title: string,
  { project, rules, asOf, branch }: PlanOptions,
  shell: Shell,
): Promise<PlanFile | undefined> {
  const read = readSchedule(bytes, {
    fileName: basename(title),
    ...(project === undefined ? {} : { project }),
  });
  if (isReadRefusal(read)) return refused(readComplaint(title, read), shell);
  const moment = asOf === undefined ? { date: undefined } : parseAsOf(asOf);
  if (branch !== undefined || !('date' in moment)) {
    const option = branch === undefined ? `--as-of ${asOf}` : `--branch ${branch}`;
    const why = `${option} asks about its history, and the file has none.`;
    return refused({ about: title, why, next: NEXT }, shell, ExitCode.usage);
  }
  const records = new Records(read.records);
  await sayWhichProject(read, records.project.name, project, shell);
  return {
    title,
    read,
    bytes,
    records: underRules(records, rules),
    ownRules: records.project.rules,
    moments: await momentsOf(records.project, moment.date, shell),
  };
}

const NEXT = 'throughline convert plan.xml plan.throughline begins one.';

async function sayWhichProject(
  { project }: ReadPlan,
  name: string,
  asked: string | undefined,
  shell: Shell,
): Promise<void> {
  if (asked !== undefined || project.others.length === 0) return;
  const others = project.others.map((other) => other.name || other.id).join(', ');
  await note(`this is ${name}; the file also has ${others}. --project NAME takes another.`, shell);
}
