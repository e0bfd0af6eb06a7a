import { computedDates, writeMspdi, writeThroughline } from '@throughline/interchange';
import { Argument, type Command, Option } from 'commander';
import { type Converted, convertJson, convertLines } from './convert/converted.ts';
import { projectOf } from './convert/project-of.ts';
import {
  type AuthorOptions,
  isThere,
  nodeSha256,
  openPlan,
  type PlanOptions,
  readPlanFile,
  refused,
  STANDARD_INPUT,
  takesAuthor,
  takesPlan,
  takesPlanOptions,
  writeWhole,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface ConvertOptions extends PlanOptions, AuthorOptions {
  readonly to?: 'mspdi' | 'throughline';
  readonly force?: true;
  readonly json?: true;
}

/** Stands for standard output, as it does for standard input. */
const STANDARD_OUTPUT = STANDARD_INPUT;

export function convert(program: Command, shell: Shell): void {
  takesAuthor(takesPlanOptions(takesPlan(program.command('convert'))))
    .description('write the plan in another format, or as it was at a moment or is on a branch')
    .addArgument(new Argument('<out>', 'the file to write; - writes to standard output'))
    .addOption(
      new Option(
        '--to <format>',
        'the format to write: throughline for a name that ends so, else mspdi',
      ).choices(['mspdi', 'throughline']),
    )
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object about what was written')
    .addHelpText(
      'after',
      '\nExamples:\n  throughline convert plan.xer plan.xml\n  throughline convert plan.xml plan.throughline',
    )
    .action(async (file: string, out: string, options: ConvertOptions) => {
      if (out !== STANDARD_OUTPUT && !options.force && (await isThere(out))) {
        const why = 'It is there already; --force replaces it.';
        await refused({ about: out, why }, shell, ExitCode.usage);
        return;
      }
      const { to = /\.throughline$/i.test(out) ? 'throughline' : 'mspdi' } = options;
      const write = to === 'mspdi' ? scheduleOf : historyOf;
      const answer = await write(file, out, options, shell);
      if (answer === undefined) return;
      const { bytes, converted } = answer;
      const problem = await deliver(bytes, out, shell);
      if (problem !== undefined) {
        await refused({ about: out, why: problem }, shell);
        return;
      }
      await tell(converted, out === STANDARD_OUTPUT, options.json === true, shell);
    });
}

interface Written {
  readonly bytes: Uint8Array;
  readonly converted: Converted;
}

async function scheduleOf(
  file: string,
  out: string,
  options: ConvertOptions,
  shell: Shell,
): Promise<Written | undefined> {
  const plan = await openPlan(file, options, shell, { mentionsLosses: false });
  if (plan === undefined) return undefined;
  const written = writeMspdi(plan.records, computedDates(plan.computed));
  return { bytes: written.bytes, converted: { to: 'mspdi', out: outTitle(out), plan, written } };
}

async function historyOf(
  file: string,
  out: string,
  options: ConvertOptions,
  shell: Shell,
): Promise<Written | undefined> {
  const plan = await readPlanFile(file, options, shell);
  if (plan === undefined) return undefined;
  if (plan.history !== undefined && plan.records.project.rules !== plan.ownRules) {
    const why = '--rules asks for another plan than the one that its history comes to.';
    return refused({ about: file, why }, shell, ExitCode.usage);
  }
  const project = projectOf(plan, options, shell);
  if ('why' in project) return refused({ about: file, ...project }, shell);
  const bytes = writeThroughline(project, nodeSha256);
  const about = { out: outTitle(out), plan, project, bytes: bytes.length };
  return { bytes, converted: { to: 'throughline', ...about } };
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
