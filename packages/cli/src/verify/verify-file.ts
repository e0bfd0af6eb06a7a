import { isReadRefusal, readThroughline, writeThroughline } from '@throughline/interchange';
import {
  fileTitle,
  isThere,
  nodeSha256,
  readBytes,
  readComplaint,
  refused,
  writeWhole,
} from '../plan-file/index.ts';
import { print, printJson } from '../print.ts';
import { complain } from '../say.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { Terminal } from '../terminal/index.ts';
import { type Verified, verifyJson, verifyLines } from './verified.ts';
import { isPacked, verifyBackup } from './verify-backup.ts';

export interface VerifyFileOptions {
  readonly recover?: string;
  readonly force?: true;
  readonly json?: true;
}

/** Whether a project's own file is what was written. */
export async function verifyFile(
  file: string,
  options: VerifyFileOptions,
  shell: Shell,
): Promise<void> {
  const { recover: out, force } = options;
  if (out !== undefined && !force && (await isThere(out))) {
    const why = 'It is there already; --force replaces it.';
    await refused({ about: out, why }, shell, ExitCode.usage);
    return;
  }
  if (out === undefined && (await isPacked(file))) {
    await verifyBackup(file, options, shell);
    return;
  }
  const about = fileTitle(file);
  const bytes = await readBytes(file, shell);
  if (typeof bytes === 'string') {
    await refused({ about, why: bytes }, shell);
    return;
  }
  const read = readThroughline(bytes, { recover: true, sha256: nodeSha256 });
  if (isReadRefusal(read)) {
    await refused(readComplaint(about, read), shell);
    return;
  }
  const found = { about, file: read, bytes: bytes.length };
  const recovered = await recover(found, out, shell);
  if (recovered !== undefined) await tell(found, recovered, options, shell);
}

/** Writes what is whole of a damaged file where it was asked for; undefined where it could not. */
async function recover(
  { file }: Verified,
  out: string | undefined,
  shell: Shell,
): Promise<{ readonly to: string | null } | undefined> {
  if (file.lost === undefined || out === undefined) return { to: null };
  const problem = await writeWhole(out, writeThroughline(file, nodeSha256));
  return problem === undefined ? { to: out } : refused({ about: out, why: problem }, shell);
}

async function tell(
  found: Verified,
  { to }: { readonly to: string | null },
  { json }: VerifyFileOptions,
  shell: Shell,
): Promise<void> {
  const { about, file } = found;
  const terminal = new Terminal(shell.stdout, shell.env);
  if (file.lost !== undefined) {
    shell.exitCode = ExitCode.refused;
    const { next: _, ...complaint } = readComplaint(about, file.lost.fault);
    if (!json) await complain(complaint, shell);
  }
  if (json) await printJson(verifyJson(found, to), shell);
  else await print(verifyLines(found, to, shell.zone, terminal), shell);
}
