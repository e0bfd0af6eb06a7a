import { isReadRefusal, readThroughline, writeThroughline } from '@throughline/interchange';
import type { Command } from 'commander';
import {
  fileTitle,
  isThere,
  nodeSha256,
  readBytes,
  readComplaint,
  refused,
  takesPlan,
  writeWhole,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { complain } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';
import { type Verified, verifyJson, verifyLines } from './verify/verified.ts';

interface VerifyOptions {
  readonly recover?: string;
  readonly force?: true;
  readonly json?: true;
}

export function verify(program: Command, shell: Shell): void {
  takesPlan(program.command('verify'))
    .description('is a .throughline file what was written? Every hash, every change, the end')
    .option('--recover <out>', 'write what is whole of a damaged file to another')
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nEnds with 3 where the file is damaged.\n\nExample:\n  throughline verify plan.throughline',
    )
    .action(async (file: string, options: VerifyOptions) => {
      const { recover: out, force } = options;
      if (out !== undefined && !force && (await isThere(out))) {
        const why = 'It is there already; --force replaces it.';
        await refused({ about: out, why }, shell, ExitCode.usage);
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
    });
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
  { json }: VerifyOptions,
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
