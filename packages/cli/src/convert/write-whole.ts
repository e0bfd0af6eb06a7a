import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Writes a file beside its place and moves it there when it is whole, so that nobody ever reads half
 * of it and an old one stays until then. Answers with why it could not, as a sentence.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return undefined;
  } catch (error) {
    await rm(beside, { force: true });
    return unwritable(error as NodeJS.ErrnoException);
  }
}

function unwritable({ code, message }: NodeJS.ErrnoException): string {
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
