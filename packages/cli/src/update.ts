import { basename } from 'node:path';
import { isRefusal, nameIn, sayRefusal } from '@throughline/model';
import { Argument, type Command } from 'commander';
import {
  type AuthorOptions,
  type Changing,
  changePlanFile,
  isThere,
  mentionLosses,
  newId,
  newSalt,
  type PlanFile,
  readPlanFile,
  refused,
  STANDARD_INPUT,
  takesAuthor,
  withoutHistory,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Complaint } from './say.ts';
import { readAddress } from './server-plan/index.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';
import { type BroughtIn, broughtIn } from './update/brought-in.ts';
import { updateJson } from './update/update-json.ts';
import { type Outcome, updateLines } from './update/update-lines.ts';

interface UpdateOptions extends AuthorOptions {
  readonly project?: string;
  readonly sure?: true;
  readonly dryRun?: true;
  readonly all?: true;
  readonly json?: true;
}

export function update(program: Command, shell: Shell): void {
  takesAuthor(program.command('update'))
    .addArgument(new Argument('<plan>', "the plan's own file, .throughline"))
    .addArgument(
      new Argument(
        '<file>',
        'its next update: MS Project XML, Primavera XER or XML; - reads standard input',
      ),
    )
    .description('bring the next file of a plan in as changes of its log')
    .option('--project <name>', "which of the file's projects, by name or id")
    .option('--dry-run', 'show what it would do, and write nothing')
    .option('--sure', 'although it looks like another plan, or like an older state of this one')
    .option('--all', 'every task and every change, not only the first')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline update plan.throughline week47.xml')
    .action(async (plan: string, file: string, options: UpdateOptions) => {
      const isFile = plan !== STANDARD_INPUT && readAddress(plan) === undefined;
      if (isFile && !(await isThere(plan))) {
        const why = 'There is no such file.';
        const begin = `throughline convert ${file} ${plan} begins it.`;
        await refused({ about: plan, why, next: begin }, shell);
        return;
      }
      const next = await nextFile(file, options, shell);
      if (next === undefined) return;
      const found = options.dryRun
        ? await shown(plan, next, options, shell)
        : await written(plan, next, options, shell);
      if (found === undefined) return;
      await mentionLosses(next, shell);
      const [brought, outcome] = found;
      if (options.json) await printJson(updateJson(brought, outcome), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        await print(updateLines(brought, outcome, options.all === true, terminal), shell);
      }
    });
}

async function nextFile(
  file: string,
  { project }: UpdateOptions,
  shell: Shell,
): Promise<PlanFile | undefined> {
  const next = await readPlanFile(file, project === undefined ? {} : { project }, shell);
  if (next?.history === undefined) return next;
  const why = 'This is a plan of its own, with a history: it is no update of another.';
  return refused({ about: next.title, why }, shell, ExitCode.usage);
}

type Found = readonly [BroughtIn, Outcome];

/** As if it were brought in. */
async function shown(
  plan: string,
  next: PlanFile,
  { sure }: UpdateOptions,
  shell: Shell,
): Promise<Found | undefined> {
  const opened = await readPlanFile(plan, {}, shell);
  if (opened === undefined) return undefined;
  const { history, title } = opened;
  if (history === undefined) return refused(withoutHistory(title), shell);
  const brought = broughtIn({ history, title }, next, { sure: sure === true }, shell);
  if ('why' in brought) return refused(brought, shell);
  return [brought, { changes: undefined, dryRun: true, plan }];
}

async function written(
  plan: string,
  next: PlanFile,
  options: UpdateOptions,
  shell: Shell,
): Promise<Found | undefined> {
  return changePlanFile(
    plan,
    options,
    (project) => {
      const brought = broughtIn(
        { history: project.history, title: plan },
        next,
        { sure: options.sure === true },
        shell,
      );
      if ('why' in brought) return brought;
      const outcome = appended(project, brought, plan, shell);
      if ('why' in outcome) return outcome;
      const answer = [brought, outcome] as const;
      const { peopleBefore } = project;
      // Whoever brings nothing new does not become one of the project's people.
      return {
        project: brought.isNew ? project : { ...project, people: peopleBefore },
        answer,
        ...(next.bytes && { file: { name: basename(next.title), bytes: next.bytes } }),
      };
    },
    shell,
  );
}

/** One group of changes; none where the file says nothing new. */
function appended(
  { history, author }: Changing,
  { file, update, isNew }: BroughtIn,
  plan: string,
  shell: Shell,
): Outcome | Complaint {
  if (!isNew) return { changes: undefined, dryRun: false, plan };
  const name = file.title === 'standard input' ? STANDARD_INPUT : basename(file.title);
  const accepted = history.update(
    {
      base: history.head,
      at: shell.at,
      author,
      via: 'import',
      editId: newId(shell),
      source: { format: file.read.format, name },
      diff: update.diff,
    },
    () => newSalt(shell),
  );
  if (isRefusal(accepted)) {
    const why = sayRefusal(accepted, nameIn(history.records, update.diff.removed));
    return { about: plan, why, code: accepted.code };
  }
  const seqs = accepted.changes.map(({ seq }) => seq);
  return { changes: { from: seqs[0] ?? 0, to: seqs.at(-1) ?? 0 }, dryRun: false, plan };
}
