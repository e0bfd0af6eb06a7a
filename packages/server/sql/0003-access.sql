-- Secrets are kept as SHA-256 of at least 32 random bytes: whoever reads this table cannot sign in.
create table session (
  id uuid primary key,
  secret_hash text not null unique,
  person_id uuid not null references person on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null,
  address text not null
);
create index on session (person_id);

-- A personal token acts as its person, in one workspace, never beyond its scope; a service token has a role of its own.
create table token (
  id uuid primary key,
  secret_hash text not null unique,
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid references person on delete cascade,
  name text not null,
  scope text not null check (scope in ('read', 'write', 'admin')),
  role text check (role in ('manager', 'contributor', 'viewer', 'guest')),
  -- where it works in one project alone
  project_id uuid references project on delete cascade,
  created_by uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  check ((person_id is null) = (role is not null))
);
create index on token (workspace_id);

-- Lets one person in, once: into a workspace, a project, or (purpose 'password') back into their account.
create table invite (
  id uuid primary key,
  secret_hash text not null unique,
  purpose text not null check (purpose in ('first-start', 'invite', 'password')),
  workspace_id uuid references workspace on delete cascade,
  project_id uuid references project on delete cascade,
  role text check (role in ('owner', 'manager', 'contributor', 'viewer', 'guest')),
  email text,
  person_id uuid references person on delete cascade,
  created_by uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on invite (workspace_id);

-- Shows one resource's tasks to somebody without a seat and takes their report.
create table report_link (
  id uuid primary key,
  secret_hash text not null unique,
  project_id uuid not null references project on delete cascade,
  resource_id text not null,
  created_by uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on report_link (project_id);

-- What was done to access itself: who let whom in, and who took what away.
create table access_log (
  id bigint generated always as identity primary key,
  workspace_id uuid references workspace on delete cascade,
  at timestamptz not null,
  person_id uuid,
  action text not null,
  details text not null
);
create index on access_log (workspace_id, at);

-- Guesses at a password or a link, by account and by address: each costs a longer wait than the one before.
create table attempt (
  -- SHA-256 of what was guessed at: nobody's mistyped password is kept here
  key text primary key,
  failures integer not null,
  at timestamptz not null,
  blocked_until timestamptz not null,
  -- whether the last that asked was let through
  let_in boolean not null
);
create index on attempt (at);
