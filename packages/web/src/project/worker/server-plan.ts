import type { Diff, Moments, PlanRecord, Problem, RecordId, Refusal } from '@throughline/model';
import { ProblemError } from '../../connection/index.ts';
import type { PlanPlace } from '../local-project.ts';
import type { Ports } from './ports.ts';
import type { ServerDates } from './server-dates.ts';
import type { HeardChange, OwnGroup } from './unacknowledged.ts';

/** The plan as the server gives it. */
export interface SnapshotAnswer {
  readonly seq: number;
  readonly hash: string;
  readonly branches: readonly { readonly id: string; readonly state: string }[];
  readonly records: readonly PlanRecord[];
  /** Of a moment, or of a branch: by which clock it is dated. */
  readonly moments?: Moments;
}

/** What a plan is opened with: itself, and whose edits are one's own. */
export type Fetched = readonly [snapshot: SnapshotAnswer, personId: string];

/** Throws what `request` throws. */
export function fetchedFrom(server: ServerPlan): Promise<Fetched> {
  return Promise.all([server.snapshot(), server.personId()]);
}

/** What came of something that was sent. */
export type Sent =
  | {
      readonly came: 'made';
      /** The last change now. */
      readonly head: number;
      readonly changes: readonly HeardChange[];
      /** Of a branch: what it is now. */
      readonly hash?: string;
      /** What an undo left as it is. */
      readonly refused: readonly Refusal[];
    }
  /** The server will not; it would say the same again. */
  | { readonly came: 'refused'; readonly problem: Problem }
  /** It may or may not have arrived. */
  | { readonly came: 'lost' }
  /** Nobody is signed in here any more. */
  | { readonly came: 'signed-out' };

interface MadeAnswer {
  readonly head: number;
  readonly hash?: string;
  readonly changes: readonly {
    readonly seq: number;
    readonly editId: string;
    readonly diff?: Diff;
  }[];
  readonly refused?: readonly Refusal[];
}

/** These may go well another time: too many requests, and whatever is the server's own trouble. */
const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

/** One plan on the server. */
export class ServerPlan {
  readonly #path: string;

  constructor(
    private readonly place: PlanPlace,
    private readonly ask: Ports['ask'],
  ) {
    this.#path = `/projects/${place.projectId}`;
  }

  /** Throws what `request` throws. `tag`: of the state that is known; a `ProblemError` of status 304 where it still is. */
  snapshot(tag?: string): Promise<SnapshotAnswer> {
    const { asOf, branch } = this.place;
    return this.ask('GET', `${this.#path}/snapshot`, {
      query: { asOf, branch },
      ...(tag !== undefined && { headers: { 'if-none-match': tag } }),
    });
  }

  /** Safe to send again: the server knows what it has by the ids of the edits. */
  send({ edits, base, cause, event }: OwnGroup): Promise<Sent> {
    const { branch } = this.place;
    const on = branch === undefined ? '' : `/branches/${branch}`;
    const about = { ...(cause !== undefined && { cause }), ...(event !== undefined && { event }) };
    return this.#post(`${on}/edits`, { base, ...about, edits });
  }

  takeBack(way: 'undo' | 'redo', editId: RecordId): Promise<Sent> {
    return this.#post(`/${way}`, { editId });
  }

  /** What became of the plan after a change. Throws what `request` throws. */
  log(after: number): Promise<{ readonly head: number; readonly changes: readonly HeardChange[] }> {
    return this.ask('GET', `${this.#path}/log`, { query: { after, limit: 500 } });
  }

  /** What the server computed, as far as the reader may know it. Throws what `request` throws. */
  dates(): Promise<ServerDates> {
    const { asOf, branch } = this.place;
    return this.ask('GET', `${this.#path}/schedule`, { query: { asOf, branch, form: 'columns' } });
  }

  /** What people are called, by id; those who may not know get nobody. */
  async people(): Promise<ReadonlyMap<string, string>> {
    try {
      const { members } = await this.ask<{
        readonly members: readonly { readonly personId: string; readonly name: string }[];
      }>('GET', `${this.#path}/members`);
      return new Map(members.map(({ personId, name }) => [personId, name]));
    } catch {
      return new Map();
    }
  }

  /** Throws what `request` throws. */
  async personId(): Promise<string> {
    const { id } = await this.ask<{ readonly id: string }>('GET', '/account');
    return id;
  }

  async #post(path: string, body: object): Promise<Sent> {
    try {
      const {
        head,
        hash,
        changes,
        refused = [],
      } = await this.ask<MadeAnswer>('POST', `${this.#path}${path}`, { body });
      return { came: 'made', head, changes, refused, ...(hash !== undefined && { hash }) };
    } catch (error) {
      // What is no answer of our server's may have reached it all the same.
      if (!(error instanceof ProblemError)) return { came: 'lost' };
      if (error.status === 401) return { came: 'signed-out' };
      return isPassing(error.status)
        ? { came: 'lost' }
        : { came: 'refused', problem: error.problem };
    }
  }
}
