import {
  approve,
  type Branch,
  branchHash,
  branchRecords,
  dropBranch,
  type Edit,
  isRefusal,
  type LocalDate,
  mergeBranch,
  openBranch,
  type Records,
  type Refusal,
  submitToBranch,
} from '@throughline/model';
import { idOf, personId } from '../plan/ids.ts';
import type { PersonKey } from '../plan/people.ts';
import { accept, type Programme } from '../programme/programme.ts';
import type { Happening } from './happening.ts';

interface Proposal {
  readonly name: string;
  readonly reason: string;
  readonly decideBy?: LocalDate;
  /** The event that all of it belongs to. */
  readonly event?: string;
}

/** Somebody proposes a change on a branch of the plan, where its price can be seen before it is paid. */
export function proposes(
  on: LocalDate,
  by: PersonKey,
  key: string,
  { decideBy, event, ...about }: Proposal,
  made: (records: Records) => Edit[],
): Happening {
  return {
    on,
    does: (programme) => {
      const { history } = programme;
      const opened = accept(
        openBranch(history, {
          ...about,
          id: idOf('branch', key),
          by: personId(by),
          at: programme.now(),
          ...(decideBy !== undefined && { decideBy: `${decideBy}T17:00` }),
        }),
        key,
      );
      const filled = submitToBranch(
        history,
        opened,
        {
          ...programme.authorship({ by, ...(event !== undefined && { event }) }),
          base: opened.base,
          edits: made(branchRecords(history, opened)).map((edit) => ({
            editId: programme.nextEditId(),
            edit,
          })),
        },
        programme.salt,
      );
      programme.branches.set(key, accept(filled, key).branch);
    },
  };
}

/** Somebody agrees to exactly what the branch says now. */
export function approves(on: LocalDate, by: PersonKey, key: string, note: string): Happening {
  return decides(on, key, (programme, branch) =>
    approve(branch, {
      by: personId(by),
      at: programme.now(),
      hash: branchHash(branch),
      note,
    }),
  );
}

/** What was approved becomes the plan. */
export function merges(on: LocalDate, by: PersonKey, key: string): Happening {
  return decides(on, key, (programme, branch) => {
    const request = { by: personId(by), at: programme.now(), via: 'web', approved: true } as const;
    const merged = mergeBranch(programme.history, branch, request, programme.salt);
    return isRefusal(merged) ? merged : merged.branch;
  });
}

/** It was looked at, and is not done. */
export function drops(on: LocalDate, by: PersonKey, key: string, reason: string): Happening {
  return decides(on, key, (programme, branch) =>
    dropBranch(branch, { by: personId(by), at: programme.now(), reason }),
  );
}

function decides(
  on: LocalDate,
  key: string,
  decide: (programme: Programme, branch: Branch) => Branch | Refusal,
): Happening {
  return {
    on,
    does: (programme) => {
      const branch = programme.branches.get(key);
      if (branch === undefined) throw new Error(`no such branch: ${key}`);
      programme.branches.set(key, accept(decide(programme, branch), key));
    },
  };
}
