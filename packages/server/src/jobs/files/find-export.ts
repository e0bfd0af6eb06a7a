import { type Reader, viewClass } from '@throughline/model';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../storage/index.ts';
import type { ExportFormat } from './export-project.ts';

export interface MadeFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly format: ExportFormat;
}

/** What is kept with a file that a job makes: how it was seen by whoever asked for it. */
export function exportOptions(format: ExportFormat, reader: Reader): string {
  return JSON.stringify({ format, seen: viewClass(reader) });
}

/** The file that a job made, for whoever asked for it, as long as they see what it shows. */
export async function findExport(
  database: Kysely<Schema>,
  projectId: string,
  jobId: string,
  reader: Reader,
): Promise<MadeFile | undefined> {
  const { rows } = await sql<{ id: string; name: string; size: number; options: string }>`
    select id, name, size, options from file
    where job_id = ${jobId} and project_id = ${projectId} and asked_by = ${reader.id}
      and purpose = 'export' and size is not null and expires_at > now()`.execute(database);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { format, seen } = JSON.parse(row.options) as { format: ExportFormat; seen: string };
  if (seen !== viewClass(reader)) return undefined;
  return { id: row.id, name: row.name, size: row.size, format };
}
