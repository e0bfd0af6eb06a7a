import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Reach } from '../connect.ts';
import { type BackupOptions, type BackupReport, backup } from './backup.ts';

/**
 * A backup as a file: written beside its place and moved there when it is whole and on the disk, so that
 * nobody ever takes half of one for a backup. Only its owner may read it. Returns its size in bytes, too.
 */
export async function backupToFile(
  path: string,
  reach: Reach,
  options: BackupOptions,
): Promise<BackupReport & { readonly size: number }> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    // What an earlier process of this number left.
    await rm(beside, { force: true });
    const report = await written(beside, reach, options);
    const { size } = await stat(beside);
    await rename(beside, path);
    await syncFolder(dirname(path));
    return { ...report, size };
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

async function written(path: string, reach: Reach, options: BackupOptions): Promise<BackupReport> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await backup(reach, file.createWriteStream({ flush: true }), options);
  } catch (error) {
    // Nothing may have been written to it yet: then nobody else closes it.
    await file.close().catch(() => {});
    throw error;
  }
}

/** So that the new name survives a power cut too. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {}
}
