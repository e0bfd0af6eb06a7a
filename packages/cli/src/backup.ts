import type { Command } from 'commander';
import { backupLines, type WrittenBackup } from './backup/backup-lines.ts';
import {
  type DatabaseOptions,
  ProgressLine,
  sizeText,
  takesDatabase,
  withDatabase,
} from './database/index.ts';
import { isThere, refused, unwritable } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface BackupOptions extends DatabaseOptions {
  readonly workspace?: string;
  readonly force?: true;
  readonly json?: true;
}

export function backup(program: Command, shell: Shell): void {
  takesDatabase(program.command('backup'))
    .argument('[file]', 'the file to write; else one named after this minute')
    .description('write all that a server has into one file, while it runs')
    .option('--workspace <name>', 'only this workspace, by name or id, to put it on another server')
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nExamples:\n  throughline backup monday.backup.gz\n  throughline backup alder.backup.gz --workspace Alder',
    )
    .action(async (given: string | undefined, options: BackupOptions) => {
      const file = given ?? `throughline-${shell.now.replace(':', '')}.backup.gz`;
      if (!options.force && (await isThere(file))) {
        const why = 'It is there already; --force replaces it.';
        await refused({ about: file, why }, shell, ExitCode.usage);
        return;
      }
      const report = await written(file, options, shell);
      if (report === undefined) return;
      if (options.json) await printJson(backupJson(file, report), shell);
      else await print(backupLines(file, report, shell, terminalOf(shell)), shell);
    });
}

async function written(
  file: string,
  { workspace, ...options }: BackupOptions,
  shell: Shell,
): Promise<WrittenBackup | undefined> {
  const line = new ProgressLine(shell);
  const report = await withDatabase(options, { about: file, reads: true }, shell, async (reach) => {
    const { backupToFile } = await import('@throughline/server');
    try {
      return await backupToFile(file, reach, {
        madeAt: new Date(shell.at),
        ...(workspace !== undefined && { workspace }),
        progress: ({ table, bytes }) => line.show(`Reading ${table} … ${sizeText(bytes)}`),
      });
    } catch (error) {
      if (!isFileError(error)) throw error;
      return { why: unwritable(error) };
    } finally {
      line.end();
    }
  });
  if (report === undefined || !('why' in report)) return report;
  return refused({ about: file, why: report.why }, shell);
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function terminalOf(shell: Shell): Terminal {
  return new Terminal(shell.stdout, shell.env);
}

/** The contract of `backup --json`. */
function backupJson(file: string, report: WrittenBackup): object {
  const { size, bytes, madeAt, schema, postgres, scope, tables } = report;
  return { file, size, bytes, madeAt, schema, postgres, scope, tables };
}
