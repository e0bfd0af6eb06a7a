-- A steering page as it was sent: all that it says, kept as it was, whatever becomes of the plan.
create table steering_page (
  id uuid primary key,
  project_id uuid not null references project on delete cascade,
  -- the last change of the log that it speaks of
  seq integer not null,
  engine_version text not null,
  title text not null,
  period text not null,
  -- JSON
  content text not null,
  created_by uuid not null references person,
  created_at timestamptz not null
);
create index on steering_page (project_id, created_at);

-- Shows one page to whoever has the secret, without an account.
create table steering_link (
  id uuid primary key,
  secret_hash text not null unique,
  project_id uuid not null references project on delete cascade,
  page_id uuid not null references steering_page on delete cascade,
  created_by uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on steering_link (page_id);
