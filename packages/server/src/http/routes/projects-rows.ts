import { Role, type VerdictState } from '@throughline/model';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Principal } from '../../accounts/index.ts';
import type { Summary } from '../../projects/index.ts';
import type { Database } from '../../storage/index.ts';
import type { Cursor } from './projects-cursor.ts';

/** A project as lists have it: what is said of its plan comes from the cache, which says how old it is. */
export const ProjectLine = z.strictObject({
  id: z.uuid(),
  workspaceId: z.uuid(),
  programmeId: z.uuid().nullable(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
  /** What the reader is in this project. */
  role: Role,
  /** The last change of its log. */
  head: z.strictObject({ seq: z.int(), hash: z.string() }),
  /** Null until it was computed for the first time, and for guests, who do not see all of the plan. */
  onTrack: z
    .strictObject({
      state: z.enum(['off-track', 'at-risk', 'unknown', 'on-track']),
      sentence: z.string(),
      rule: z.string(),
      /** Civil time of the project. */
      forecastFinish: z.string().nullable(),
      statusDate: z.string(),
      /** The open promise or deadline with the least room; whole working days, negative is late. */
      promise: z
        .strictObject({ name: z.string(), date: z.string(), marginDays: z.int() })
        .nullable(),
      /** How many tasks wait for others longer than planned. */
      waiting: z.int(),
      /** Whether it says all that was committed; if not, it will in a moment. */
      isCurrent: z.boolean(),
    })
    .nullable(),
});
export type ProjectLine = z.output<typeof ProjectLine>;

/** The order of verdicts: what needs somebody first. */
export const VERDICTS = [
  'off-track',
  'at-risk',
  'unknown',
  'on-track',
] as const satisfies readonly VerdictState[];

/** Whose view of which workspace. */
export interface Looking {
  readonly principal: Principal;
  readonly workspaceId: string;
  /** The role in the workspace; that of the project where it differs is looked up. */
  readonly role: Role;
}

/** Narrowing, order and place of a list of projects. */
export interface Wanted {
  readonly where?: readonly Expression<SqlBool>[];
  /** What is sorted by, as text; ties by id. */
  readonly key?: RawBuilder<string>;
  readonly backwards?: boolean;
  readonly after?: Cursor;
  readonly limit?: number;
}

/** The role in the project, where `m` is what is said of the person there. */
export const own = ({ role }: Looking) => sql<Role>`
  case when ${role} = 'owner' or m.role is null then ${role} else m.role end`;

/** What nobody learns who sees a part of the plan only: such a row has none of it, in filters and order too. */
export const seen = (looking: Looking, column: 'verdict' | 'forecast_finish') =>
  sql`case when ${own(looking)} = 'guest' then null else ${sql.ref(`c.${column}`)} end`;

/**
 * The projects that the reader has a part in: a guest those that name them.
 */
export async function projectLines(
  database: Database,
  looking: Looking,
  { where = [], key = sql<string>`''`, backwards = false, after, limit = 1 }: Wanted,
): Promise<{ readonly project: ProjectLine; readonly cursor: Cursor }[]> {
  const { principal, workspaceId, role } = looking;
  const person = principal.role === undefined ? principal.id : null;
  const named = role === 'guest';
  const past = backwards ? sql`<` : sql`>`;
  const [wholeKey, way] = [sql`${key} collate "C"`, backwards ? sql`desc` : sql`asc`];
  const behind =
    after && sql<boolean>`(${wholeKey}, p.id) ${past} (${after.key}, ${after.id}::uuid)`;
  const { rows } = await sql<Row>`
    select p.id, p.workspace_id, p.programme_id, p.name, p.created_at, p.archived_at,
      ${own(looking)} as role, h.seq, h.hash, h.revision,
      c.revision as computed_revision, c.verdict, c.summary, c.status_at, c.forecast_finish, ${key} as key
    from project p join project_head h on h.project_id = p.id
    left join project_member m on m.project_id = p.id and m.person_id = ${person}
    left join computed_head c on c.project_id = p.id
    where p.workspace_id = ${workspaceId}
      and (not ${named}::boolean or m.role is not null)
      and ${sql.join([behind ?? sql`true`, ...where], sql` and `)}
    order by ${wholeKey} ${way}, p.id ${way} limit ${limit}`.execute(database);
  return rows.map((row) => ({ project: lineOf(row), cursor: { key: row.key, id: row.id } }));
}

interface Row {
  readonly id: string;
  readonly workspace_id: string;
  readonly programme_id: string | null;
  readonly name: string;
  readonly created_at: Date;
  readonly archived_at: Date | null;
  readonly role: Role;
  readonly seq: number;
  readonly hash: string;
  readonly revision: number;
  readonly computed_revision: number | null;
  readonly verdict: VerdictState | null;
  readonly summary: string | null;
  readonly status_at: string | null;
  readonly forecast_finish: string | null;
  readonly key: string;
}

function lineOf(row: Row): ProjectLine {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    programmeId: row.programme_id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
    role: row.role,
    head: { seq: row.seq, hash: row.hash },
    onTrack: row.role === 'guest' ? null : onTrackOf(row),
  };
}

function onTrackOf(row: Row): ProjectLine['onTrack'] {
  const { verdict, summary, status_at: statusDate, revision, computed_revision: computed } = row;
  if (verdict === null || summary === null || statusDate === null || computed === null) return null;
  // What an older server wrote says less, until it is computed again.
  const {
    sentence,
    rule,
    promise = null,
    waiting = 0,
  }: Pick<Summary, 'sentence' | 'rule'> & Partial<Summary> = JSON.parse(summary);
  return {
    state: verdict,
    sentence,
    rule,
    forecastFinish: row.forecast_finish,
    statusDate,
    promise,
    waiting,
    isCurrent: computed >= revision,
  };
}
