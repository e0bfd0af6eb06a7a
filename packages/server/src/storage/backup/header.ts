import { z } from 'zod';

/** The version of the file's form; another one is another program's. */
export const BACKUP_VERSION = 1;

/** The first line of a backup. */
export const BackupHeader = z.strictObject({
  format: z.literal('throughline-backup'),
  version: z.literal(BACKUP_VERSION),
  /** The number of the schema that the tables are of. */
  schema: z.int().min(1),
  /** When the snapshot was taken, by the clock of the machine that took it. */
  madeAt: z.iso.datetime(),
  /** Of the PostgreSQL that it was taken from. */
  postgres: z.string(),
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everything') }),
    z.strictObject({ kind: z.literal('workspace'), id: z.uuid(), name: z.string() }),
  ]),
  /** In the order in which they follow. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int().min(0) })),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** Before the rows of a table. */
export const TableBegin = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()).min(1),
});

/** After them. The hash is of the rows as they stand there. */
export const TableEnd = z.strictObject({
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string(),
});

/** Stands alone on a line after the last row, as COPY itself writes it; no row can be like it. */
export const END_OF_ROWS = '\\.\n';

/** What has been done so far, for whoever waits. */
export interface Progress {
  readonly table: string;
  /** Bytes of rows so far, of all tables; of the backup, packed, when it is restored. */
  readonly bytes: number;
  /** Of how many, where that is known. */
  readonly of?: number;
}
