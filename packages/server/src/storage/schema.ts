import type { Generated } from 'kysely';

/** The tables, as the files in `sql` make them. Moments are dates; the log's own texts stay texts. */
export interface Schema {
  workspace: { id: string; name: string; created_at: Date };
  person: {
    id: string;
    email: string;
    name: string;
    password_hash: string | null;
    created_at: Date;
    disabled_at: Date | null;
  };
  member: { workspace_id: string; person_id: string; role: string; created_at: Date };
  programme: { id: string; workspace_id: string; name: string; created_at: Date };
  project: {
    id: string;
    workspace_id: string;
    programme_id: string | null;
    name: string;
    created_at: Date;
    archived_at: Date | null;
  };
  project_member: { project_id: string; person_id: string; role: string; created_at: Date };
  project_head: { project_id: string; seq: number; hash: string; revision: number };
  change: {
    project_id: string;
    branch: string;
    seq: number;
    edit_id: string;
    author: string;
    at: Date;
    meta: string;
    payload: string;
    salt: string | null;
  };
  record: { project_id: string; id: string; kind: string; body: string };
  branch: {
    project_id: string;
    id: string;
    revision: number;
    seq: number;
    hash: string;
    meta: string;
  };
  author: { project_id: string; id: string; name: string };
  computed_task: {
    project_id: string;
    task_id: string;
    name: string;
    is_summary: boolean;
    is_finished: boolean;
    start: string | null;
    finish: string | null;
    forecast_start: string | null;
    forecast_finish: string | null;
    total_float: number | null;
    is_critical: boolean;
    percent_complete: number;
  };
  computed_head: {
    project_id: string;
    revision: number;
    engine_version: string;
    as_of: string;
    status_at: string;
    verdict: string;
    summary: string;
    forecast_finish: string | null;
  };
  session: {
    id: string;
    secret_hash: string;
    person_id: string;
    created_at: Date;
    seen_at: Date;
    expires_at: Date;
    user_agent: string;
    address: string;
  };
  token: {
    id: string;
    secret_hash: string;
    workspace_id: string;
    person_id: string | null;
    name: string;
    scope: string;
    role: string | null;
    project_id: string | null;
    created_by: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  invite: {
    id: string;
    secret_hash: string;
    purpose: string;
    workspace_id: string | null;
    project_id: string | null;
    role: string | null;
    email: string | null;
    person_id: string | null;
    created_by: string | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  report_link: {
    id: string;
    secret_hash: string;
    project_id: string;
    resource_id: string;
    created_by: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  steering_page: {
    id: string;
    project_id: string;
    seq: number;
    engine_version: string;
    title: string;
    period: string;
    content: string;
    created_by: string;
    created_at: Date;
  };
  steering_link: {
    id: string;
    secret_hash: string;
    project_id: string;
    page_id: string;
    created_by: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  access_log: {
    id: Generated<number>;
    workspace_id: string | null;
    at: Date;
    person_id: string | null;
    action: string;
    details: string;
  };
  attempt: { key: string; failures: number; at: Date; blocked_until: Date; let_in: boolean };
  job: {
    id: string;
    workspace_id: string;
    project_id: string | null;
    asked_by: string;
    kind: string;
    state: string;
    progress: Generated<number>;
    cancel_asked: Generated<boolean>;
    attempt: Generated<number>;
    last_attempt: number;
    seen_at: Date | null;
    input: string;
    outcome: string | null;
    created_at: Date;
    started_at: Date | null;
    ended_at: Date | null;
  };
  file: {
    id: string;
    workspace_id: string;
    project_id: string | null;
    asked_by: string;
    purpose: string;
    name: string;
    options: Generated<string>;
    size: number | null;
    sha256: string | null;
    job_id: string | null;
    confirm_job_id: string | null;
    created_at: Date;
    expires_at: Date;
  };
  file_part: { file_id: string; number: number; bytes: Buffer };
  presence: {
    project_id: string;
    connection_id: string;
    person_id: string;
    place: string;
    seen_at: Date;
  };
}
