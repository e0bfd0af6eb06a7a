-- Work that outlives a request. The queue itself is graphile-worker's; this is what people see of it.
create table job (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  project_id uuid references project on delete cascade,
  -- the opaque id of a person or a service token
  asked_by uuid not null,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- 0 to 1
  progress real not null default 0,
  cancel_asked boolean not null default false,
  -- counts the times that it was begun: only the last of them may say what came of it
  attempt integer not null default 0,
  -- after this one it is given up
  last_attempt integer not null,
  -- a sign of life of whoever runs it, by the database's clock
  seen_at timestamptz,
  -- JSON, by kind
  input text not null,
  outcome text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index on job (workspace_id, created_at);

-- Bytes that came in and wait to be read or confirmed, or that were made and wait to be fetched.
create table file (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  project_id uuid references project on delete cascade,
  -- the opaque id of a person or a service token
  asked_by uuid not null,
  purpose text not null check (purpose in ('import', 'update', 'export')),
  name text not null,
  -- how to read it: JSON
  options text not null default '{}',
  -- both absent until all of it is there
  size bigint,
  sha256 text,
  -- the job that read or made it, and the one that brought it in
  job_id uuid,
  confirm_job_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on file (workspace_id);
create index on file (expires_at);

-- A mebibyte each, so that nobody has to hold all of a file.
create table file_part (
  file_id uuid not null references file on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (file_id, number)
);
alter table file_part alter column bytes set storage external;

-- Who is where just now. Nothing is lost when a crash empties it.
create unlogged table presence (
  project_id uuid not null,
  connection_id uuid not null,
  person_id uuid not null,
  place text not null,
  seen_at timestamptz not null,
  primary key (project_id, connection_id)
);
