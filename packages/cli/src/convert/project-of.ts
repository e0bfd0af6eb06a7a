import { basename } from 'node:path';
import type { ThroughlineFile } from '@throughline/interchange';
import {
  type Branch,
  branchHistory,
  EMPTY_DIFF,
  History,
  type Instant,
  isRefusal,
  type PlanRecord,
  projectTitle,
  sayRefusal,
} from '@throughline/model';
import {
  type AuthorOptions,
  authorOf,
  newId,
  newSalt,
  type OpenProject,
  type PlanFile,
} from '../plan-file/index.ts';
import type { Complaint } from '../say.ts';
import type { Shell } from '../shell.ts';

/**
 * The plan as a project of its own. With a history: what it was at the moment or on the branch that was
 * opened, all of its log included. Without: everything in the file, as the first change of a log.
 */
export function projectOf(
  plan: PlanFile,
  options: AuthorOptions,
  shell: Shell,
): ThroughlineFile | Complaint {
  const project = projectTitle(plan.records.project);
  const { history, people = {}, branches = [], seq = 0 } = plan;
  if (history === undefined) return imported(plan, project, options, shell);
  const { branch } = plan;
  if (branch !== undefined) {
    return { project, people, history: branchHistory(history, branch), branches: [] };
  }
  const { asOf } = plan.moments;
  if (asOf === undefined) return { project, people, history, branches };
  return { project, people, ...upTo({ history, branches, seq }, shell.zone.instant(asOf)) };
}

function imported(
  { title, read, records }: PlanFile,
  project: string,
  options: AuthorOptions,
  shell: Shell,
): ThroughlineFile | Complaint {
  const author = authorOf({}, options, shell);
  if ('why' in author) return author;
  const added: Record<string, PlanRecord> = {};
  for (const record of records) added[record.id] = record;
  const history = new History();
  const outcome = history.update(
    {
      base: 0,
      at: shell.at,
      author: author.id,
      via: 'import',
      editId: newId(shell),
      source: { format: read.format, name: basename(title) },
      diff: { ...EMPTY_DIFF, added },
    },
    () => newSalt(shell),
  );
  if (isRefusal(outcome)) return { why: sayRefusal(outcome), code: outcome.code };
  return { project, people: author.people, history, branches: [] };
}

/** The log up to a change, with what the branches were by then. */
function upTo(
  { history, branches, seq }: Pick<OpenProject, 'history' | 'branches' | 'seq'>,
  asked: Instant,
): Pick<ThroughlineFile, 'history' | 'branches'> {
  const changes = history.changes.slice(0, seq);
  const last = changes.at(-1)?.at;
  const then = last !== undefined && last > asked ? last : asked;
  return {
    history: History.replay(changes),
    branches: branches.filter(({ base, at }) => base <= seq && at <= then).map(branchAt(then)),
  };
}

function branchAt(then: Instant): (branch: Branch) => Branch {
  return ({ changes, approvals, outcome, ...branch }) => ({
    ...branch,
    changes: changes.filter(({ at }) => at <= then),
    approvals: approvals.filter(({ at }) => at <= then),
    outcome: outcome.state === 'open' || outcome.at > then ? { state: 'open' } : outcome,
  });
}
