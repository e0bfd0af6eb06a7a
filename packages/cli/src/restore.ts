import { stat } from 'node:fs/promises';
import type { RestoreReport } from '@throughline/server';
import type { Command } from 'commander';
import {
  type DatabaseOptions,
  ProgressLine,
  sizeText,
  takesDatabase,
  withDatabase,
} from './database/index.ts';
import { refused } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { restoreLines } from './restore/restore-lines.ts';
import type { Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface RestoreOptions extends DatabaseOptions {
  readonly workspace?: string;
  readonly json?: true;
}

export function restore(program: Command, shell: Shell): void {
  takesDatabase(program.command('restore'))
    .argument('<file>', 'what throughline backup wrote')
    .description('put a backup back: into an empty database, or one workspace beside others')
    .option('--workspace <name>', 'only this workspace of a backup that holds more, by name or id')
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nNothing is stored where anything of it is not whole or does not fit.\n\nExample:\n  throughline restore monday.backup.gz --data /srv/throughline',
    )
    .action(async (file: string, options: RestoreOptions) => {
      const why = await notAFile(file);
      if (why !== undefined) {
        await refused({ about: file, why }, shell);
        return;
      }
      const report = await restored(file, options, shell);
      if (report === undefined) return;
      const terminal = new Terminal(shell.stdout, shell.env);
      if (options.json) await printJson(restoreJson(file, report), shell);
      else await print(restoreLines(file, report, terminal), shell);
    });
}

async function restored(
  file: string,
  { workspace, ...options }: RestoreOptions,
  shell: Shell,
): Promise<RestoreReport | undefined> {
  const server = await import('@throughline/server');
  const line = new ProgressLine(shell);
  const report = await withDatabase(options, { about: file }, shell, async (reach) => {
    try {
      return await server.restore(file, reach, {
        ...(workspace !== undefined && { workspace }),
        progress: ({ table, bytes, of = bytes }) => {
          const percent = Math.floor((100 * bytes) / of);
          line.show(`Writing ${table} … ${percent} % of ${sizeText(of)}`);
        },
      });
    } catch (error) {
      if (!isFileError(error)) throw error;
      return { why: `It could not be read: ${error.message}` };
    } finally {
      line.end();
    }
  });
  if (report === undefined || !('why' in report)) return report;
  return refused({ about: file, why: report.why }, shell);
}

async function notAFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'There is no such file.';
  return found.isDirectory() ? 'It is a folder; name a file in it.' : undefined;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/** The contract of `restore --json`. */
function restoreJson(file: string, { header, schema, workspaces, known }: RestoreReport): object {
  const { madeAt, scope } = header;
  return { file, madeAt, scope, schemaOfBackup: header.schema, schema, workspaces, known };
}
