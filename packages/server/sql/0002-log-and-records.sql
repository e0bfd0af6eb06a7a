-- Where a project stands. Whoever writes to the project locks this row first.
create table project_head (
  project_id uuid primary key references project on delete cascade,
  -- the last change of the log, and its hash
  seq integer not null,
  hash text not null,
  -- counts every commit, those to branches included
  revision bigint not null
);

-- The log, and the logs of branches (branch = '' is the plan itself). Rows are only ever added; erasure alone overwrites.
create table change (
  project_id uuid not null references project on delete cascade,
  branch text not null default '',
  seq integer not null,
  edit_id text not null,
  author text not null,
  at timestamptz not null,
  -- all that the hash chain covers but the payload, and the hash: canonical JSON
  meta text not null,
  -- {"diff", "edit"} as it was written: canonical JSON, RFC 8785
  payload text not null,
  -- absent once the payload was erased
  salt text,
  primary key (project_id, branch, seq),
  unique (project_id, branch, edit_id)
);
create index on change (project_id, at);

-- The plan as it stands: the projection of the log.
create table record (
  project_id uuid not null references project on delete cascade,
  id text not null,
  kind text not null,
  -- canonical JSON; text, because jsonb refuses the character U+0000
  body text not null,
  primary key (project_id, id)
);
create index on record (project_id, kind);

create table branch (
  project_id uuid not null references project on delete cascade,
  id text not null,
  -- the project's revision in which it changed last
  revision bigint not null,
  -- the last change of the branch, and its hash; those of its base where it has none
  seq integer not null,
  hash text not null,
  -- all that is said of the branch: canonical JSON
  meta text not null,
  primary key (project_id, id)
);

-- Names of authors who have no account here: they came with an imported project.
create table author (
  project_id uuid not null references project on delete cascade,
  id text not null,
  name text not null,
  primary key (project_id, id)
);

-- Dates and floats at one revision: a cache that SQL can sort and filter by.
create table computed_task (
  project_id uuid not null references project on delete cascade,
  task_id text not null,
  name text not null,
  is_summary boolean not null,
  is_finished boolean not null,
  -- civil time of the project
  start timestamp,
  finish timestamp,
  forecast_start timestamp,
  forecast_finish timestamp,
  -- working minutes
  total_float integer,
  is_critical boolean not null,
  percent_complete real not null,
  primary key (project_id, task_id)
);
create index on computed_task (project_id, forecast_finish);

create table computed_head (
  project_id uuid primary key references project on delete cascade,
  revision bigint not null,
  engine_version text not null,
  -- the clock of whoever computed it, to the hour: a verdict ages
  as_of timestamp not null,
  status_at timestamp not null,
  verdict text not null,
  -- the verdict's answer, as the API gives it: JSON
  summary text not null,
  forecast_finish timestamp
);
