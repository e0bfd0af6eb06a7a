-- Work that outlives a request. The queue itself is graphile-worker's; this is what people see of it.
create table job (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  project_id uuid references project on delete cascade,
  person_id uuid references person on delete set null,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- 0 to 1
  progress real not null default 0,
  cancel_asked boolean not null default false,
  -- JSON, by kind
  input text not null,
  outcome text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index on job (workspace_id, created_at);

-- What was uploaded and waits to be read or confirmed.
create table upload (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  project_id uuid references project on delete cascade,
  person_id uuid references person on delete set null,
  name text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- Who is where just now. Nothing is lost when a crash empties it.
create unlogged table presence (
  project_id uuid not null,
  connection_id uuid not null,
  person_id uuid not null,
  place text not null,
  seen_at timestamptz not null,
  primary key (project_id, connection_id)
);
