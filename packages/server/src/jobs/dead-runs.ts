import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { queue } from './enqueue.ts';
import type { Failure } from './failure.ts';

const GIVEN_UP: Failure = {
  fault: 'internal',
  about: { detail: 'It was begun several times and never ended.' },
};

/**
 * Takes jobs from nodes that give no sign of life any more, so that another runs them. The queue by itself
 * would wait four hours. A node that was only slow finds its attempt superseded and leaves no trace.
 * @param seconds without a sign of life
 */
export async function freeDeadRuns(database: Kysely<Schema>, seconds: number): Promise<void> {
  // A node has one name in the queue for all that it runs: while one of its jobs is alive, it is.
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
      select q.locked_by from graphile_worker.jobs q left join job j on j.id::text = q.key
      where q.locked_by is not null
      group by q.locked_by
      having bool_and(greatest(q.locked_at, j.seen_at) < now() - ${interval(seconds)})) dead
    having count(*) > 0`.execute(database);
  await database.transaction().execute(async (tx) => {
    // Nobody has them and the queue will not give them to anybody: it counts them as tried enough, or lost them.
    const { rows } = await sql<{ id: string; kind: string; is_last: boolean }>`
      select j.id, j.kind, j.attempt >= j.last_attempt as is_last from job j
      where j.state in ('waiting', 'running')
        and coalesce(j.seen_at, j.created_at) < now() - ${interval(seconds)}
        and not exists (select from graphile_worker.jobs q where q.key = j.id::text
          and (q.attempts < q.max_attempts or q.locked_by is not null))
      for update of j skip locked limit 100`.execute(tx);
    for (const { id, kind, is_last } of rows) {
      if (!is_last) await queue(tx, id, kind);
      else {
        await sql`update job set state = 'failed', ended_at = now(), outcome = ${JSON.stringify({ failure: GIVEN_UP })}
          where id = ${id}`.execute(tx);
      }
    }
  });
}

function interval(seconds: number) {
  return sql`make_interval(secs => ${seconds}::double precision)`;
}
