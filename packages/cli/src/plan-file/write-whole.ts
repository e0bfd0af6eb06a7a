import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Writes a file beside its place and moves it there when it is whole and on the disk, so that nobody
 * ever reads half of it and an old one stays until then. Answers with why it could not, as a sentence.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const beside = partOf(path, process.pid);
  try {
    const mode = await modeToKeep(path);
    // What an earlier process of this number left; nobody else writes a file of this name.
    await rm(beside, { force: true });
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(bytes);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
    return undefined;
  } catch (error) {
    await rm(beside, { force: true });
    return unwritable(error as NodeJS.ErrnoException);
  }
}

/** Where the process of this number writes what will be this file. */
export function partOf(path: string, pid: number): string {
  return join(dirname(path), `.${basename(path)}.${pid}.part`);
}

/** A file in its place keeps who may read it, and is left alone where nobody may write it. */
async function modeToKeep(path: string): Promise<number | undefined> {
  try {
    const { mode } = await stat(path);
    await access(path, constants.W_OK);
    return mode & 0o777;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
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

/** Why nothing could be written, as a sentence. */
export function unwritable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'Its folder does not exist.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'You may not write there.';
    case 'EISDIR':
    case 'ENOTEMPTY':
      return 'It is a folder; name a file in it.';
    case 'ENOSPC':
      return 'The disk is full; nothing was written.';
    default:
      return `It could not be written: ${message}`;
  }
}
