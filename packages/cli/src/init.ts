import { writeThroughline } from '@throughline/interchange';
import {
  Currency,
  type Edit,
  emptyPlan,
  History,
  isLocalDate,
  isRefusal,
  Name,
  sayRefusal,
} from '@throughline/model';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import {
  type AuthorOptions,
  authorOf,
  isThere,
  newId,
  newSalt,
  nodeSha256,
  refused,
  takesAuthor,
  writeWhole,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { ExitCode, type Shell } from './shell.ts';
import { day, strong, Terminal } from './terminal/index.ts';

interface InitOptions extends AuthorOptions {
  readonly name: string;
  readonly start?: string;
  readonly currency: string;
  readonly force?: true;
  readonly json?: true;
}

export function init(program: Command, shell: Shell): void {
  takesAuthor(program.command('init'))
    .description('begin an empty plan, with a calendar of five days of eight hours')
    .addArgument(new Argument('<out>', 'the file to write: plan.throughline'))
    .requiredOption('--name <name>', 'what the plan is called', readName)
    .option('--start <date>', 'when it begins, YYYY-MM-DD; else today', readDay)
    .option('--currency <code>', 'what amounts are in: EUR, USD', readCurrency, 'USD')
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object about what was written')
    .addHelpText('after', '\nExample:\n  throughline init plan.throughline --name "Office move"')
    .action(async (out: string, options: InitOptions) => {
      if (!options.force && (await isThere(out))) {
        const why = 'It is there already; --force replaces it.';
        await refused({ about: out, why }, shell, ExitCode.usage);
        return;
      }
      const author = authorOf({}, options, shell);
      if ('why' in author) {
        await refused(author, shell, ExitCode.usage);
        return;
      }
      const history = new History();
      const begin = {
        base: 0,
        at: shell.at,
        author: author.id,
        via: 'command-line' as const,
        edits: [{ editId: newId(shell), edit: firstEdit(options, shell) }],
      };
      const outcome = history.submit(begin, () => newSalt(shell));
      if (isRefusal(outcome)) {
        await refused({ about: out, why: sayRefusal(outcome), code: outcome.code }, shell);
        return;
      }
      const file = { project: options.name, people: author.people, history, branches: [] };
      const problem = await writeWhole(out, writeThroughline(file, nodeSha256));
      if (problem !== undefined) await refused({ about: out, why: problem }, shell);
      else await tell(out, history, options, shell);
    });
}

function firstEdit({ name, start, currency }: InitOptions, shell: Shell): Edit {
  return emptyPlan({
    name,
    start: start ?? shell.now.slice(0, 10),
    currency,
    calendarId: newId(shell),
    projectId: newId(shell),
  });
}

async function tell(
  out: string,
  history: History,
  { name, json }: InitOptions,
  shell: Shell,
): Promise<void> {
  const { start, currency } = history.records.project;
  if (json) {
    await printJson({ project: { name, start, currency }, written: { file: out } }, shell);
    return;
  }
  const terminal = new Terminal(shell.stdout, shell.env);
  const text = ['Wrote ', strong(out), `: ${name}, from ${day(start)}, without tasks yet.`];
  await print(terminal.paragraph(text), shell);
}

function readName(text: string): string {
  const name = text.trim();
  if (name !== '' && Name.safeParse(name).success) return name;
  throw new InvalidArgumentError('A name has 1 to 4000 characters.');
}

function readDay(text: string): string {
  if (isLocalDate(text)) return text;
  throw new InvalidArgumentError('A day is YYYY-MM-DD, from 1900 to 2199.');
}

function readCurrency(text: string): string {
  const outcome = Currency.safeParse(text.toUpperCase());
  if (outcome.success) return outcome.data;
  throw new InvalidArgumentError('A currency is three letters, such as EUR.');
}
