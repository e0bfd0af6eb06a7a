import type { Command } from 'commander';
import { takesDatabase } from './database/index.ts';
import { refused } from './plan-file/index.ts';
import { ExitCode, type Shell } from './shell.ts';
import { type VerifyFileOptions, verifyFile } from './verify/verify-file.ts';
import { type VerifyServerOptions, verifyServer } from './verify/verify-server.ts';

interface VerifyOptions extends VerifyFileOptions, VerifyServerOptions {
  readonly json?: true;
}

export function verify(program: Command, shell: Shell): void {
  const command = program
    .command('verify')
    .argument(
      '[file]',
      "a plan's own file, .throughline, or a backup; - reads standard input; without one, all projects of the server",
    )
    .description('is it what was written? Every hash, every change, the end; of a file or a server')
    .option('--recover <out>', 'write what is whole of a damaged file to another')
    .option('--force', 'replace a file that is there')
    .option('--workspace <id>', 'of the server, only this workspace')
    .option('--project <id>', 'of the server, only this project');
  takesDatabase(command)
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nEnds with 3 where something is damaged.\n\nExamples:\n  throughline verify plan.throughline\n  throughline verify --data /srv/throughline',
    )
    .action(async (file: string | undefined, options: VerifyOptions) => {
      const misplaced = misplacedOption(file, options);
      if (misplaced !== undefined) {
        const why = `${misplaced} is for ${file === undefined ? 'a file' : 'the projects of a server'}.`;
        await refused({ why }, shell, ExitCode.usage);
      } else if (file === undefined) await verifyServer(options, shell);
      else await verifyFile(file, options, shell);
    });
}

/** An option that says nothing about what is looked at. */
function misplacedOption(file: string | undefined, options: VerifyOptions): string | undefined {
  const names =
    file === undefined
      ? (['recover', 'force'] as const)
      : (['workspace', 'project', 'data', 'database'] as const);
  const found = names.find((name) => options[name] !== undefined);
  return found && `--${found}`;
}
