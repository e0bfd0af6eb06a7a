import { readFile } from 'node:fs/promises';
import type { Complaint } from '../say.ts';
import { reachPlan, readAddress, readPlan } from '../server-plan/index.ts';
import type { Shell } from '../shell.ts';

/** What stands on the command line for standard input. */
export const STANDARD_INPUT = '-';

/** More cannot be held in one piece; the readers refuse much less. */
const MOST_BYTES = 2 ** 31 - 1;

/** The bytes of a plan: in a file, or on a server; or why there are none. */
export async function readPlanBytes(file: string, shell: Shell): Promise<Uint8Array | Complaint> {
  if (readAddress(file) !== undefined) {
    const plan = await reachPlan(file, shell.env);
    return 'why' in plan ? plan : readPlan(plan);
  }
  const bytes = await readBytes(file, shell);
  return typeof bytes === 'string' ? { about: fileTitle(file), why: bytes } : bytes;
}

/** A file's bytes, or why there are none, as a sentence. */
export async function readBytes(file: string, shell: Shell): Promise<Uint8Array | string> {
  if (file === STANDARD_INPUT) return readStandardInput(shell);
  try {
    return await readFile(file);
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException);
  }
}

/** How messages name it. */
export function fileTitle(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : (readAddress(file)?.project ?? file);
}

async function readStandardInput({ stdin }: Shell): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    length += chunk.length;
    if (length > MOST_BYTES) return TOO_LARGE;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const TOO_LARGE = 'It is larger than 2 GB; no schedule is.';

function unreadable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file.';
    case 'EISDIR':
      return 'It is a folder; name a schedule file in it.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not read this file.';
    case 'ERR_FS_FILE_TOO_LARGE':
      return TOO_LARGE;
    default:
      return `It could not be read: ${message}`;
  }
}
