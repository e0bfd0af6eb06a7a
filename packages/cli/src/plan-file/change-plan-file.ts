import { realpath } from 'node:fs/promises';
import {
  isReadRefusal,
  isThroughline,
  type People,
  readThroughline,
  type ThroughlineFile,
  writeThroughline,
} from '@throughline/interchange';
import type { RecordId } from '@throughline/model';
import type { Complaint } from '../say.ts';
import { changePlan, reachPlan, readAddress } from '../server-plan/index.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { type AuthorOptions, authorOf } from './author.ts';
import { whileLocked } from './file-lock.ts';
import { nodeSha256 } from './open-project.ts';
import { fileTitle, readBytes, STANDARD_INPUT } from './read-bytes.ts';
import { readComplaint } from './read-complaint.ts';
import { refused } from './refused.ts';
import { writeWhole } from './write-whole.ts';

/** What a change is made of. */
export interface Changing extends ThroughlineFile {
  /** Who makes it: among the people, added where new. */
  readonly author: RecordId;
  /** Without the author, where new: for what turns out to change nothing. */
  readonly peopleBefore: People;
}

/** The project as it is then, whole, with what the command says of it. */
export interface Changed<A> {
  readonly project: ThroughlineFile;
  readonly answer: A;
  /** What was brought in, where a file was: a server reads it itself. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * Changes a project's own file: reads it, lets `change` work on it and writes it whole, while nobody
 * else does. Where anything stands in the way, or `change` says why not, nothing is written, the reason
 * is said, the exit code set and nothing returned. `change` may submit to the history it is given.
 */
export async function changePlanFile<A>(
  file: string,
  options: AuthorOptions,
  change: Change<A>,
  shell: Shell,
): Promise<A | undefined> {
  const about = fileTitle(file);
  if (file === STANDARD_INPUT) {
    const why = 'A plan is changed in its file; standard input has none.';
    return refused({ about, why }, shell, ExitCode.usage);
  }
  if (readAddress(file) !== undefined) {
    const plan = await reachPlan(file, shell.env);
    const made = 'why' in plan ? plan : await changePlan(plan, change, nodeSha256);
    return 'why' in made ? refused({ about, ...made }, shell) : made.answer;
  }
  // Through a link the file that it names is changed, not the link.
  const path = await realpath(file).catch(() => file);
  const locked = await whileLocked(path, () => changed(path, about, options, change, shell));
  if ('done' in locked) {
    return 'why' in locked.done ? refused(locked.done, shell) : locked.done.answer;
  }
  if ('problem' in locked) return refused({ about, why: locked.problem }, shell);
  const why = `It is being changed by ${locked.heldBy}; nothing was done.`;
  const next = `Try again. If nothing else runs, remove ${file}.lock.`;
  return refused({ about, why, code: 'plan-file-locked', next }, shell);
}

type Change<A> = (project: Changing) => Changed<A> | Complaint | Promise<Changed<A> | Complaint>;

async function changed<A>(
  path: string,
  about: string,
  options: AuthorOptions,
  change: Change<A>,
  shell: Shell,
): Promise<Changed<A> | Complaint> {
  const bytes = await readBytes(path, shell);
  if (typeof bytes === 'string') return { about, why: bytes };
  if (!isThroughline(bytes)) return withoutHistory(about);
  const read = readThroughline(bytes, { sha256: nodeSha256 });
  if (isReadRefusal(read)) return readComplaint(about, read);
  const author = authorOf(read.people, options, shell);
  if ('why' in author) return author;
  const outcome = await change({
    ...read,
    people: author.people,
    author: author.id,
    peopleBefore: read.people,
  });
  if ('why' in outcome) return { about, ...outcome };
  const after = writeThroughline(outcome.project, nodeSha256);
  if (Buffer.compare(bytes, after) === 0) return outcome;
  const problem = await writeWhole(path, after);
  return problem === undefined ? outcome : { about, why: problem };
}

/** A schedule file says how the plan is, and nothing of how it came to be so. */
export function withoutHistory(about: string): Complaint {
  return {
    about,
    why: 'It has no history.',
    code: 'plan-without-history',
    next: 'throughline convert plan.xml plan.throughline begins one.',
  };
}
