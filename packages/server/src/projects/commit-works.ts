import type { Branch, RecordId } from '@throughline/model';
import type { Kysely } from 'kysely';
import type { Schema } from '../storage/index.ts';
import type { HotProject } from './hot-project.ts';
import { type Head, type Written, write } from './project-rows.ts';

/** What an edit does to a project: it runs in one go, and refuses or throws without a trace. */
export type Work<T> = (project: HotProject, writing: Writing) => T;

/** Where work says what it did to branches; what it did to the log, the history knows. */
export interface Writing {
  putBranch(branch: Branch): void;
}

/** What became of one work: its outcome, or what it threw. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

export interface Worked {
  readonly outcomes: readonly Outcome[];
  /** Where the project stands once this is committed; absent where nothing was done to it. */
  readonly head?: Head;
}

/** Does the works one after the other and writes what they did, in the transaction that holds the project's head. */
export async function commitWorks(
  tx: Kysely<Schema>,
  project: HotProject,
  works: readonly Work<unknown>[],
): Promise<Worked> {
  const { history } = project;
  const after = history.head;
  const branches = new ChangedBranches(project);
  const outcomes = works.map((work) => branches.keptIfDone(() => work(project, branches)));
  if (history.head === after && branches.written.length === 0) return { outcomes };
  const revision = project.revision + 1;
  await write(tx, project.id, { history, after, branches: branches.written, revision });
  return { outcomes, head: { seq: history.head, hash: history.headHash, revision } };
}

/** The branches that works put, with how much of each the database has already. */
class ChangedBranches implements Writing {
  readonly #project: HotProject;
  #known = new Map<RecordId, Branch | undefined>();

  constructor(project: HotProject) {
    this.#project = project;
  }

  get written(): Written['branches'] {
    return [...this.#known].flatMap(([id, known]) => {
      const branch = this.#project.branches.get(id);
      return branch === undefined ? [] : [{ branch, after: known?.changes.length ?? 0 }];
    });
  }

  putBranch(branch: Branch): void {
    if (!this.#known.has(branch.id)) {
      this.#known.set(branch.id, this.#project.branches.get(branch.id));
    }
    this.#project.putBranch(branch);
  }

  /** Puts every branch back when the work throws. */
  keptIfDone(work: () => unknown): Outcome {
    const known = new Map(this.#known);
    const before = new Map(this.#project.branches);
    try {
      return { value: work() };
    } catch (error) {
      this.#known = known;
      this.#project.putBranches(before);
      return { error };
    }
  }
}
