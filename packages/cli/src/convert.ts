import { writeMspdi } from '@throughline/interchange';
import { Argument, type Command, Option } from 'commander';
import { computedDates } from './convert/computed-dates.ts';
import { type Converted, convertJson, convertLines } from './convert/converted.ts';
import {
  isThere,
  openPlan,
  type PlanOptions,
  STANDARD_INPUT,
  takesPlan,
  takesPlanOptions,
  writeWhole,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { complain } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface ConvertOptions extends PlanOptions {
  readonly to: 'mspdi';
  readonly force?: true;
  readonly json?: true;
}

/** Stands for standard output, as it does for standard input. */
const STANDARD_OUTPUT = STANDARD_INPUT;

export function convert(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('convert')))
    .description('write the plan, with its computed dates, in another format')
    .addArgument(new Argument('<out>', 'the file to write; - writes to standard output'))
    .addOption(
      new Option('--to <format>', 'the format to write').choices(['mspdi']).default('mspdi'),
    )
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object about what was written')
    .addHelpText('after', '\nExample:\n  throughline convert plan.xer plan.xml')
    .action(async (file: string, out: string, options: ConvertOptions) => {
      if (out !== STANDARD_OUTPUT && !options.force && (await isThere(out))) {
        shell.exitCode = ExitCode.usage;
        await complain({ about: out, why: 'It is there already; --force replaces it.' }, shell);
        return;
      }
      const plan = await openPlan(file, options, shell, { mentionsLosses: false });
      if (plan === undefined) return;
      const written = writeMspdi(plan.records, computedDates(plan.computed));
      const problem = await deliver(written.bytes, out, shell);
      if (problem !== undefined) {
        shell.exitCode = ExitCode.refused;
        await complain({ about: out, why: problem }, shell);
        return;
      }
      const converted = { plan, out: outTitle(out), written };
      await tell(converted, out === STANDARD_OUTPUT, options.json === true, shell);
    });
}

async function deliver(bytes: Uint8Array, out: string, shell: Shell): Promise<string | undefined> {
  if (out !== STANDARD_OUTPUT) return writeWhole(out, bytes);
  await shell.stdout.write(bytes);
  return undefined;
}

function outTitle(out: string): string {
  return out === STANDARD_OUTPUT ? 'standard output' : out;
}

/** Beside the file itself on standard output there is only standard error for what is said of it. */
async function tell(
  converted: Converted,
  wroteToOutput: boolean,
  json: boolean,
  shell: Shell,
): Promise<void> {
  const telling = wroteToOutput ? { ...shell, stdout: shell.stderr } : shell;
  if (json) await printJson(convertJson(converted), telling);
  else await print(convertLines(converted, new Terminal(telling.stdout, shell.env)), telling);
}
