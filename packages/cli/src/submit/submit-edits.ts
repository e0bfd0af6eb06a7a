import {
  type Change,
  type Edit,
  isEmptyDiff,
  isRefusal,
  type RecordId,
  type Records,
  type StatedCause,
  submitToBranch,
} from '@throughline/model';
import type { TypedEdits, Typing } from '../edit/typed-edit.ts';
import { findRecord, isNotFound } from '../find/index.ts';
import { readLoggedPlan } from '../log/index.ts';
import {
  type AuthorOptions,
  authorOf,
  type Changing,
  changePlanFile,
  findBranch,
  newId,
  newSalt,
  refused,
} from '../plan-file/index.ts';
import type { Complaint } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { refusalComplaint } from './refusal-complaint.ts';

export interface SubmitOptions extends AuthorOptions {
  readonly event?: string;
  readonly cause?: StatedCause;
  readonly branch?: string;
  readonly dryRun?: true;
}

/** What was accepted, and the plan, or the branch of it, before and after. */
export interface Submitted {
  readonly before: Records;
  readonly after: Records;
  readonly changes: readonly Change[];
  /** The branch that it was submitted to, by name. */
  readonly branch?: string;
  /** Nothing was written. */
  readonly dryRun: boolean;
  /** Somebody said why, or nobody has to: it is on a branch. */
  readonly isExplained: boolean;
}

/**
 * Submits what somebody typed to the plan in a file, or to a branch of it, and writes the file. Where it is
 * not understood or refused, says why, sets the exit code and returns nothing; nothing is written then.
 */
export async function submitEdits(
  file: string,
  options: SubmitOptions,
  read: (typing: Typing, project: Edited) => TypedEdits,
  shell: Shell,
): Promise<Submitted | undefined> {
  let isMisread = false;
  const submit = <P extends Edited>(project: P) => {
    const outcome = submitted(project, options, read, shell);
    isMisread = 'why' in outcome && !('code' in outcome);
    return outcome;
  };
  if (options.dryRun) return await tried(file, options, submit, shell);
  const answer = await changePlanFile(file, options, submit, shell);
  if (answer === undefined && isMisread) shell.exitCode = ExitCode.usage;
  return answer;
}

/** A plan that is edited, and by whom. */
type Edited = Pick<Changing, 'history' | 'branches' | 'people' | 'peopleBefore' | 'author'>;

interface Outcome<P extends Edited = Edited> {
  readonly project: P;
  readonly answer: Submitted;
}

async function tried(
  file: string,
  options: SubmitOptions,
  submit: (project: Edited) => Outcome | Complaint,
  shell: Shell,
): Promise<Submitted | undefined> {
  const plan = await readLoggedPlan(file, {}, shell);
  if (plan === undefined) return undefined;
  const author = authorOf(plan.people, options, shell);
  if ('why' in author) return refused({ about: plan.title, ...author }, shell);
  const { history, branches } = plan;
  const { people } = author;
  const peopleBefore = plan.people;
  const outcome = submit({ history, branches, people, peopleBefore, author: author.id });
  if (!('why' in outcome)) return outcome.answer;
  const exitCode = outcome.code === undefined ? ExitCode.usage : ExitCode.refused;
  return refused({ about: plan.title, ...outcome }, shell, exitCode);
}

function submitted<P extends Edited>(
  project: P,
  options: SubmitOptions,
  read: (typing: Typing, project: Edited) => TypedEdits,
  shell: Shell,
): Outcome<P> | Complaint {
  const { history, branches, author } = project;
  const branch = options.branch === undefined ? undefined : findBranch(branches, options.branch);
  if (branch !== undefined && 'why' in branch) return branch;
  const before = history.at(branch === undefined ? history.head : branch.base);
  for (const { diff } of branch?.changes ?? []) before.patch(diff);
  const typed = read(typingOf(before, shell), project);
  if (isNotFound(typed)) return typed;
  if (isRefusal(typed)) return refusalComplaint(typed, before);
  const event = eventCalled(before, options.event);
  if (event !== undefined && isNotFound(event)) return event;

  const about = {
    at: shell.at,
    author,
    via: 'command-line',
    base: history.head + (branch?.changes.length ?? 0),
    ...(options.cause !== undefined && { cause: options.cause }),
    ...(event !== undefined && { event: event.id }),
    edits: withIds(typed, shell),
  } as const;
  const isExplained = branch !== undefined || event !== undefined || options.cause !== undefined;
  const salt = () => newSalt(shell);
  const shared = { before, dryRun: options.dryRun === true, isExplained };
  if (branch === undefined) {
    const { outcomes } = history.attempt(about.edits, { base: about.base, author });
    if (outcomes.every((diff) => !isRefusal(diff) && isEmptyDiff(diff))) {
      const unchanged = { ...project, people: project.peopleBefore };
      return { project: unchanged, answer: { ...shared, changes: [], after: before } };
    }
    const accepted = history.submit(about, salt);
    if (isRefusal(accepted)) return refusalComplaint(accepted, before, project.people);
    return { project, answer: { ...shared, ...accepted, after: history.records } };
  }
  const base = branch.base + branch.changes.length;
  const accepted = submitToBranch(history, branch, { ...about, base }, salt);
  if (isRefusal(accepted)) return refusalComplaint(accepted, before);
  const after = before.clone();
  for (const { diff } of accepted.changes) after.patch(diff);
  const others = branches.map((one) => (one.id === branch.id ? accepted.branch : one));
  return {
    project: { ...project, branches: others },
    answer: { ...shared, changes: accepted.changes, after, branch: branch.name },
  };
}

function typingOf(records: Records, shell: Shell): Typing {
  const [project] = records.all('project');
  return {
    records,
    makeId: () => newId(shell),
    today: project?.statusDate ?? shell.now,
  };
}

function eventCalled(records: Records, asked: string | undefined) {
  return asked === undefined ? undefined : findRecord(records, 'event', asked);
}

function withIds(edits: readonly Edit[], shell: Shell): { editId: RecordId; edit: Edit }[] {
  return edits.map((edit) => ({ editId: newId(shell), edit }));
}
