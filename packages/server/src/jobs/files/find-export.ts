import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../storage/index.ts';
import type { ExportFormat } from './export-project.ts';

export interface MadeFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly format: ExportFormat;
}

/** The file that a job made, for whoever asked for it: it is what they may see, and perhaps nobody else. */
export async function findExport(
  database: Kysely<Schema>,
  projectId: string,
  jobId: string,
  askedBy: string,
): Promise<MadeFile | undefined> {
  const { rows } = await sql<{ id: string; name: string; size: number; options: string }>`
    select id, name, size, options from file
    where job_id = ${jobId} and project_id = ${projectId} and asked_by = ${askedBy}
      and purpose = 'export' and size is not null and expires_at > now()`.execute(database);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { format } = JSON.parse(row.options) as { format: ExportFormat };
  return { id: row.id, name: row.name, size: row.size, format };
}
