import type { BackupHeader } from './header.ts';
import { readHeader, readTables } from './read-backup.ts';

/** Reads every row of a backup, without any database. Rejects with a `BackupFault` where it is not whole. */
export async function checkBackup(
  path: string,
  read?: (bytes: number) => void,
): Promise<BackupHeader> {
  const header = await readHeader(path);
  for await (const { copy } of readTables(path, read)) {
    for await (const _ of copy);
  }
  return header;
}
