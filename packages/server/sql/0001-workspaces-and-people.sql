-- A workspace is a tenant: nothing in it is seen from another.
create table workspace (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

-- Somebody with an account; one account may belong to many workspaces.
create table person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  -- argon2id; absent until a password was set
  password_hash text,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table member (
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('owner', 'manager', 'contributor', 'viewer', 'guest')),
  created_at timestamptz not null,
  primary key (workspace_id, person_id)
);
create index on member (person_id);

create table programme (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  name text not null,
  created_at timestamptz not null,
  unique (workspace_id, id)
);

create table project (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  programme_id uuid,
  name text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  foreign key (workspace_id, programme_id) references programme (workspace_id, id)
);
create index on project (workspace_id);

-- What somebody may do in one project, where it is not what their role in the workspace says.
create table project_member (
  project_id uuid not null references project on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('manager', 'contributor', 'viewer', 'guest')),
  created_at timestamptz not null,
  primary key (project_id, person_id)
);
create index on project_member (person_id);
