import type { ThroughlineFile } from '@throughline/interchange';
import type { Branch, Change } from '@throughline/model';
import { z } from 'zod';
import type { Complaint } from '../say.ts';
import { askFor, type Question } from './ask-server.ts';
import type { ServerPlan } from './read-plan.ts';
import { sendFile } from './send-file.ts';

const Done = z.object({});

/** The plan before and after what a command did to it here. */
export interface DoneHere {
  /** The last change of the log before. */
  readonly head: number;
  readonly branches: readonly Branch[];
  readonly after: ThroughlineFile;
  /** The file that was brought in, where it was. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * Has the server do what was done here, step by step, under its own rules and in its author's name; edit
 * ids keep a step that is asked for twice from being done twice. Returns why the server would not.
 */
export async function sendChanges(
  plan: ServerPlan,
  done: DoneHere,
): Promise<Complaint | undefined> {
  const { head, after, file } = done;
  const changes = after.history.changes.slice(head);
  const merged = changes.some(({ changeRequest }) => changeRequest !== undefined);
  const [first] = changes;
  if (first?.edit.kind === 'plan.update') {
    if (file === undefined) throw new Error('an update without its file');
    return sendFile(plan, { ...file, base: head });
  }
  const questions: Question[] = [];
  if (first?.edit.kind === 'history.undo') questions.push(undoing(first));
  else if (first !== undefined && !merged) questions.push(editing(changes, head, '/edits'));
  for (const question of [...questions, ...aboutBranches(done)]) {
    const path = `/api/v1/projects/${plan.projectId}${question.path}`;
    const answer = await askFor(plan.server, { ...question, path }, Done);
    if ('why' in answer) return answer as Complaint;
  }
  return undefined;
}

/** What was opened, edited, approved, merged or dropped. */
function aboutBranches({ branches, after }: DoneHere): Question[] {
  const beforeById = new Map(branches.map((branch) => [branch.id, branch]));
  return after.branches.flatMap((branch) => {
    const before = beforeById.get(branch.id);
    return before === branch ? [] : aboutBranch(before, branch);
  });
}

function aboutBranch(before: Branch | undefined, branch: Branch): Question[] {
  const { id, name, reason, base, decideBy, changes, approvals, outcome } = branch;
  const path = `/branches/${id}`;
  const questions: Question[] = [];
  if (before === undefined) {
    const said = { ...(reason !== undefined && { reason }), ...(decideBy && { decideBy }) };
    questions.push({ path: '/branches', body: { id, name, base, ...said } });
  }
  const known = before?.changes.length ?? 0;
  if (changes.length > known) {
    questions.push(editing(changes.slice(known), base + known, `${path}/edits`));
  }
  for (const { hash, note } of approvals.slice(before?.approvals.length ?? 0)) {
    questions.push({
      path: `${path}/approve`,
      body: { hash, ...(note !== undefined && { note }) },
    });
  }
  if (before?.outcome.state === outcome.state) return questions;
  if (outcome.state === 'merged') {
    const body = outcome.left === undefined ? {} : { whatApplies: true };
    questions.push({ path: `${path}/merge`, body });
  }
  if (outcome.state === 'dropped') {
    const { reason: why } = outcome;
    questions.push({ path: `${path}/drop`, body: why === undefined ? {} : { reason: why } });
  }
  return questions;
}

function undoing({ editId, edit }: Change): Question {
  if (edit.kind !== 'history.undo') throw new Error('no undo');
  const body = { editId, seq: edit.seqs.at(-1), via: 'command-line' };
  return { path: '/undo', body };
}

function editing(changes: readonly Change[], base: number, path: string): Question {
  const edits = changes.map(({ editId, edit, cause, event }) => ({
    editId,
    edit,
    ...(cause !== undefined && { cause }),
    ...(event !== undefined && { event }),
  }));
  return { path, body: { base, via: 'command-line', edits } };
}
