import { open, stat } from 'node:fs/promises';
import { instant } from '@throughline/model';
import { heldWords } from '../backup/backup-lines.ts';
import { ProgressLine } from '../database/index.ts';
import { refused } from '../plan-file/index.ts';
import { print, printJson } from '../print.ts';
import type { Shell } from '../shell.ts';
import { good, moment, quiet, strong, Terminal } from '../terminal/index.ts';

/** Whether the file is packed, as a backup is and no plan. */
export async function isPacked(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/** Whether a server's backup is whole: every byte of it, without any database. */
export async function verifyBackup(
  path: string,
  { json }: { readonly json?: true },
  shell: Shell,
): Promise<void> {
  const { BackupFault, checkBackup } = await import('@throughline/server');
  const { size } = await stat(path);
  const line = new ProgressLine(shell);
  try {
    const read = (bytes: number) => line.show(`Reading … ${Math.floor((100 * bytes) / size)} %`);
    const header = await checkBackup(path, read).finally(() => line.end());
    if (json) await printJson({ file: path, bytes: size, whole: true, ...header }, shell);
    else {
      const terminal = new Terminal(shell.stdout, shell.env);
      const holds = [good('● Whole: '), strong(path), ` holds ${heldWords(header)}.`];
      await print(terminal.paragraph(holds, { hanging: 2 }), shell);
      const when = moment(shell.zone.local(instant(header.madeAt)));
      await print(terminal.paragraph(quiet(`A backup as of ${when}.`)), shell);
    }
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    await refused({ about: path, why: error.message, code: error.code }, shell);
  }
}
