import { basename } from 'node:path';
import {
  isReadRefusal,
  type Place,
  type ReadPlan,
  type ReadRefusal,
  readSchedule,
  sayReadRefusal,
} from '@throughline/interchange';
import { type LocalDateTime, type Moments, type ProjectRecord, Records } from '@throughline/model';
import { type Complaint, complain, note } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { momentsOf } from './moments.ts';
import { fileTitle, readBytes } from './read-bytes.ts';

/** How a plan is to be read; the same options for every command. */
export interface PlanOptions {
  /** Which of the file's projects, by id or name. */
  readonly project?: string;
  readonly rules?: ProjectRecord['rules'];
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm`. */
  readonly asOf?: string;
}

/** A plan out of a file, not yet dated. */
export interface PlanFile {
  /** As it was typed; `standard input` for `-`. */
  readonly title: string;
  readonly read: ReadPlan;
  /** The plan's records, under the rules that were asked for. */
  readonly records: Records;
  /** The rules of the tool that wrote the file. */
  readonly ownRules: ProjectRecord['rules'];
  /** What today is, and what `--as-of` asked for. */
  readonly moments: Moments & { readonly now: LocalDateTime };
}

/** Reads a plan. Where it cannot, says why, sets the exit code and returns nothing. */
export async function readPlanFile(
  file: string,
  { project, rules, asOf }: PlanOptions,
  shell: Shell,
): Promise<PlanFile | undefined> {
  const title = fileTitle(file);
  const bytes = await readBytes(file, shell);
  if (typeof bytes === 'string') {
    shell.exitCode = ExitCode.refused;
    await complain({ about: title, why: bytes }, shell);
    return undefined;
  }
  const read = readSchedule(bytes, {
    fileName: basename(title),
    ...(project === undefined ? {} : { project }),
  });
  if (isReadRefusal(read)) {
    shell.exitCode = ExitCode.refused;
    await complain(refusal(title, read), shell);
    return undefined;
  }
  const records = new Records(read.records);
  const ownRules = records.project.rules;
  await sayWhichProject(read, records.project.name, project, shell);
  return {
    title,
    read,
    records: rules === undefined || rules === ownRules ? records : underRules(records, rules),
    ownRules,
    moments: await momentsOf(records.project, asOf, shell),
  };
}

function underRules(records: Records, rules: ProjectRecord['rules']): Records {
  return new Records(
    [...records].map((record) => (record.kind === 'project' ? { ...record, rules } : record)),
  );
}

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

function refusal(title: string, read: ReadRefusal): Complaint {
  const accepted = acceptedWords(read);
  return {
    about: [title, ...placeWords(read.at)].join(', '),
    why: sayReadRefusal(read),
    code: read.refused,
    ...(accepted === undefined ? {} : { next: accepted }),
  };
}

/** Formats and limits say what they accept in their own sentence. */
function acceptedWords({ refused, accepted }: ReadRefusal): string | undefined {
  if (accepted === undefined || typeof accepted === 'number') return undefined;
  if (refused.startsWith('format-') || refused === 'file-empty') return undefined;
  const words = typeof accepted === 'string' ? accepted : accepted.join(', ');
  return words === '' ? undefined : `Accepted: ${words}`;
}

function placeWords(at: Place | undefined): string[] {
  if (at === undefined) return [];
  const words: string[] = [];
  if (at.line !== undefined) words.push(`line ${at.line}`);
  if (at.line !== undefined && at.column !== undefined) words.push(`column ${at.column}`);
  if (at.line === undefined && at.offset !== undefined) words.push(`byte ${at.offset}`);
  if (at.record !== undefined) words.push(at.record);
  if (at.field !== undefined) words.push(at.field);
  else if (at.path !== undefined && at.record === undefined) words.push(at.path);
  return words;
}
