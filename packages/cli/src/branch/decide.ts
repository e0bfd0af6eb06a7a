import {
  approve,
  type Branch,
  branchHash,
  dropBranch,
  isRefusal,
  type LocalDateTime,
  mergeBranch,
  openBranch,
  type Refusal,
  sayRefusal,
} from '@throughline/model';
import { readDate } from '../edit/typed-values.ts';
import { nameOfRecord, saidChange } from '../log/index.ts';
import { type Changing, findBranch, newId, newSalt } from '../plan-file/index.ts';
import type { Complaint } from '../say.ts';
import type { Shell } from '../shell.ts';
import { refusalComplaint, type Submitted } from '../submit/index.ts';

export interface DecideOptions {
  readonly reason?: string;
  readonly decideBy?: string;
  readonly hash?: string;
  readonly note?: string;
  readonly whatApplies?: true;
  readonly approved?: true;
}

/** What was done with the branch, in words; a merge has changes too. */
export interface Decided {
  readonly said: string;
  readonly branch: Branch;
  readonly submitted?: Submitted;
  /** Edits that stay on the branch, and why. */
  readonly left: readonly string[];
}

type Outcome = { readonly project: Changing; readonly answer: Decided } | Complaint;

/** Opens a branch: what is edited on it nobody else sees as the plan. */
export function opened(
  project: Changing,
  name: string,
  { reason, decideBy }: DecideOptions,
  shell: Shell,
): Outcome {
  const { history, branches, author } = project;
  const known = findBranch(branches, name);
  if (!('why' in known) && known.outcome.state === 'open') {
    return { why: `There is an open branch ${known.name} already.`, next: 'Give it another name.' };
  }
  const due = dateOf(decideBy, project);
  if (typeof due === 'object') return due;
  const branch = openBranch(history, {
    id: newId(shell),
    name,
    by: author,
    at: shell.at,
    ...(reason !== undefined && { reason }),
    ...(due !== undefined && { decideBy: due }),
  });
  if (isRefusal(branch)) return refusalComplaint(branch, history.records);
  const said = `Opened the branch ${name} from #${branch.base}.`;
  return {
    project: { ...project, branches: [...branches, branch] },
    answer: { said, branch, left: [] },
  };
}

function dateOf(
  text: string | undefined,
  { history }: Changing,
): LocalDateTime | undefined | Complaint {
  if (text === undefined) return undefined;
  return readDate(text, 'finish', history.records.project);
}

/** Agrees to exactly the branch as it is; `--hash` says which one was seen. */
export function approved(
  project: Changing,
  branch: Branch,
  { hash, note }: DecideOptions,
  shell: Shell,
): Outcome {
  const current = branchHash(branch);
  const seen =
    hash === undefined ? current : current.startsWith(hash) && hash.length >= 8 ? current : hash;
  const approval = {
    by: project.author,
    at: shell.at,
    hash: seen,
    ...(note !== undefined && { note }),
  };
  const said = `Approved ${branch.name} as it is: ${current.slice(0, 12)}…`;
  return replaced(project, approve(branch, approval), said);
}

export function dropped(
  project: Changing,
  branch: Branch,
  { reason }: DecideOptions,
  shell: Shell,
): Outcome {
  const why = { by: project.author, at: shell.at, ...(reason !== undefined && { reason }) };
  return replaced(
    project,
    dropBranch(branch, why),
    `Dropped ${branch.name}; its edits stay readable.`,
  );
}

function replaced(project: Changing, branch: Branch | Refusal, said: string): Outcome {
  const { history, branches } = project;
  if (isRefusal(branch)) return refusalComplaint(branch, history.records);
  const others = branches.map((one) => (one.id === branch.id ? branch : one));
  return { project: { ...project, branches: others }, answer: { said, branch, left: [] } };
}

/** The branch's edits as one group of changes of the plan. */
export function merged(
  project: Changing,
  branch: Branch,
  { whatApplies, approved: isAsked }: DecideOptions,
  shell: Shell,
): Outcome {
  const { history, branches, author } = project;
  const before = history.at(history.head);
  const request = {
    by: author,
    at: shell.at,
    via: 'command-line',
    ...(whatApplies && { whatApplies }),
    ...(isAsked && { approved: isAsked }),
  } as const;
  const outcome = mergeBranch(history, branch, request, () => newSalt(shell));
  const name = nameOfRecord(before, {}, project.people);
  if (isRefusal(outcome)) {
    const left = 'leftovers' in outcome ? outcome.leftovers : [];
    const complaint = refusalComplaint(outcome, before, project.people);
    const [first] = left;
    if (first === undefined) return complaint;
    const why = sayRefusal(first.refusal, name);
    const next = `${saidChange(first.change, before)}: ${why} --what-applies merges the rest.`;
    return { ...complaint, next };
  }
  const others = branches.map((one) => (one.id === branch.id ? outcome.branch : one));
  const { changes } = outcome;
  const count = `${changes.length} ${changes.length === 1 ? 'edit' : 'edits'}`;
  const left = outcome.leftovers.map(
    ({ change, refusal }) => `${saidChange(change, before)}: ${sayRefusal(refusal, name)}`,
  );
  return {
    project: { ...project, branches: others },
    answer: {
      said: `Merged ${branch.name}: ${count}.`,
      branch: outcome.branch,
      submitted: { before, after: history.records, changes, dryRun: false, isExplained: true },
      left,
    },
  };
}
