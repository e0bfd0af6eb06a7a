import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

/** Whoever was not heard of for so long is gone: browsers say every 15 seconds that they are there. */
const GONE_AFTER = '40 seconds';
/** What was told in so many milliseconds is written at once. */
const WRITE_EVERY = 300;

/** Where in a project somebody is. */
export interface Place {
  readonly screen: string;
  readonly recordId?: string;
}

export interface Present {
  readonly personId: string;
  readonly name: string;
  readonly place: Place;
}

export interface PresenceTold {
  readonly projectId: string;
  readonly connectionId: string;
  readonly personId: string;
  readonly place: Place;
}

/**
 * Who is where just now, in a table that all nodes share and a crash may empty. Its clock is the
 * database's, which all nodes have in common. What could not be written is told again soon anyway.
 */
export class Presence {
  readonly #database: Database;
  readonly #written: (projectIds: readonly string[]) => void;
  readonly #toWrite = new Map<string, PresenceTold | { projectId: string; connectionId: string }>();
  #writing: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** @param written told which projects look different now */
  constructor(database: Database, written: (projectIds: readonly string[]) => void) {
    this.#database = database;
    this.#written = written;
  }

  tell(told: PresenceTold): void {
    this.#later(told);
  }

  leave(projectId: string, connectionId: string): void {
    this.#later({ projectId, connectionId });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#writing);
  }

  /** Who is in each of the projects, by name. */
  async look(projectIds: readonly string[]): Promise<ReadonlyMap<string, readonly Present[]>> {
    const { rows } = await sql<{
      project_id: string;
      person_id: string;
      name: string;
      place: string;
    }>`
      select distinct pr.project_id, pr.person_id, person.name, pr.place
      from presence pr join person on person.id = pr.person_id
      where pr.project_id = any(${projectIds}::uuid[])
        and pr.seen_at > now() - ${GONE_AFTER}::interval and person.disabled_at is null
      order by person.name, pr.person_id, pr.place`.execute(this.#database);
    const presentByProject = new Map<string, Present[]>(projectIds.map((id) => [id, []]));
    for (const { project_id, person_id, name, place } of rows) {
      presentByProject
        .get(project_id)
        ?.push({ personId: person_id, name, place: JSON.parse(place) as Place });
    }
    return presentByProject;
  }

  /** Takes out what expired long ago. */
  async tidy(): Promise<void> {
    await sql`delete from presence where seen_at < now() - interval '10 minutes'`.execute(
      this.#database,
    );
  }

  #later(one: PresenceTold | { projectId: string; connectionId: string }): void {
    if (this.#isStopped) return;
    this.#toWrite.set(`${one.projectId} ${one.connectionId}`, one);
    this.#writing ??= setTimeout(() => {
      this.#writing = undefined;
      const all = [...this.#toWrite.values()];
      this.#toWrite.clear();
      this.#write(all).then(
        () => this.#written([...new Set(all.map(({ projectId }) => projectId))]),
        () => {},
      );
    }, WRITE_EVERY);
  }

  async #write(
    all: readonly (PresenceTold | { projectId: string; connectionId: string })[],
  ): Promise<void> {
    const here = all.filter((one) => 'place' in one);
    const gone = all.filter((one) => !('place' in one));
    // Nobody speaks for the connection of somebody else.
    await sql`
      with gone as (
        delete from presence p using unnest(
          ${gone.map(({ projectId }) => projectId)}::uuid[], ${gone.map(({ connectionId }) => connectionId)}::uuid[]
        ) as g (project_id, connection_id)
        where p.project_id = g.project_id and p.connection_id = g.connection_id)
      insert into presence (project_id, connection_id, person_id, place, seen_at)
      select *, now() from unnest(
        ${here.map(({ projectId }) => projectId)}::uuid[], ${here.map(({ connectionId }) => connectionId)}::uuid[],
        ${here.map(({ personId }) => personId)}::uuid[], ${here.map(({ place }) => JSON.stringify(place))}::text[])
      on conflict (project_id, connection_id) do update
      set place = excluded.place, seen_at = excluded.seen_at
      where presence.person_id = excluded.person_id`.execute(this.#database);
  }
}
