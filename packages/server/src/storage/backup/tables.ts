import { type RawBuilder, sql } from 'kysely';

/** How one table is backed up. */
export interface BackedUpTable {
  readonly name: string;
  /** Which of its rows a backup of everything has; absent: all. */
  readonly everything?: RawBuilder<unknown>;
  /** Which of its rows the backup of one workspace has; absent: none. */
  readonly workspace?: RawBuilder<unknown>;
  /** Where the rows of a workspace's backup are not simply those of the table. */
  readonly workspaceFrom?: RawBuilder<unknown>;
  /** Columns that are empty in a workspace's backup. */
  readonly emptied?: readonly string[];
  /** Columns that name a person, who may have another id on another server. */
  readonly people?: readonly string[];
}

/** The session's setting that names the workspace: COPY takes no parameters. */
export const WORKSPACE_SETTING = 'throughline.workspace';

const chosen = sql`current_setting('throughline.workspace')::uuid`;
const projects = sql`(select id from project where workspace_id = ${chosen})`;
const inWorkspace = sql`workspace_id = ${chosen}`;
const inProjects = sql`project_id in ${projects}`;

/** In the order in which rows can be put back: what others refer to comes first. */
export const tables: readonly BackedUpTable[] = [
  { name: 'workspace', workspace: sql`id = ${chosen}` },
  {
    name: 'person',
    // Its members, and whoever is named in its history. Their passwords are their own affair.
    workspace: sql`(
      id in (select person_id from member where workspace_id = ${chosen})
      or id in (select person_id from project_member where project_id in ${projects})
      or id in (select person_id from access_log where workspace_id = ${chosen})
      or id::text in (select author from change where project_id in ${projects})
      or exists (select from branch where project_id in ${projects} and position(person.id::text in meta) > 0))`,
    emptied: ['password_hash'],
  },
  { name: 'member', workspace: inWorkspace, people: ['person_id'] },
  { name: 'programme', workspace: inWorkspace },
  { name: 'project', workspace: inWorkspace },
  { name: 'project_member', workspace: inProjects, people: ['person_id'] },
  { name: 'project_head', workspace: inProjects },
  { name: 'change', workspace: inProjects },
  { name: 'record', workspace: inProjects },
  { name: 'branch', workspace: inProjects },
  {
    name: 'author',
    workspace: inProjects,
    // Service tokens stay behind; what they did keeps their names.
    workspaceFrom: sql`(
      select project_id, id, name from author
      union all
      select distinct c.project_id, c.author, t.name from change c join token t on t.id::text = c.author
      where not exists (select from author a where a.project_id = c.project_id and a.id = c.author))`,
  },
  { name: 'computed_task', workspace: inProjects },
  { name: 'computed_head', workspace: inProjects },
  // What lets somebody in stays on its server: of a workspace's backup it would open the copy, too.
  { name: 'token' },
  // An invite that nobody used yet may be taken back or used later: put back, it would let somebody in again.
  { name: 'invite', everything: sql`used_at is not null` },
  { name: 'report_link' },
  { name: 'steering_page', workspace: inProjects, people: ['created_by'] },
  { name: 'steering_link' },
  { name: 'access_log', workspace: inWorkspace, people: ['person_id'] },
  { name: 'job' },
];

/** Tables that no backup has, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  session: 'whoever was signed in signs in again',
  file: 'what came in or was made and waits to be fetched: it can be sent or made again',
  file_part: 'the bytes of those files',
  presence: 'who is where just now',
  attempt: 'who has to wait before another guess at a password: minutes at most',
  schema_version: 'the backup says its schema itself',
};

/** Which rows of the table a backup has, as a query's end; undefined where it has none of it. */
export function rowsOf(
  table: BackedUpTable,
  scope: 'everything' | 'workspace',
): RawBuilder<unknown> | undefined {
  const from = sql.table(table.name);
  if (scope === 'everything') {
    return table.everything === undefined
      ? sql`from ${from}`
      : sql`from ${from} where ${table.everything}`;
  }
  if (table.workspace === undefined) return undefined;
  const rows = table.workspaceFrom ?? from;
  return sql`from ${rows} as ${from} where ${table.workspace}`;
}
