import { type Command, Option } from 'commander';
import { eventLines } from './event/event-lines.ts';
import { type EventWords, eventAdded } from './event/typed-event.ts';
import { changesOf, logEntries, readLoggedPlan } from './log/index.ts';
import type { PlanOptions } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { actionArgument, missingName } from './submit/action.ts';
import {
  causeOption,
  type SubmitOptions,
  saySubmitted,
  submitEdits,
  takesSubmitOptions,
} from './submit/index.ts';
import { Terminal } from './terminal/index.ts';

interface EventOptions
  extends EventWords,
    Pick<SubmitOptions, 'author' | 'branch' | 'dryRun'>,
    Pick<PlanOptions, 'asOf'> {
  readonly json?: true;
}

export function event(program: Command, shell: Shell): void {
  const command = program.command('event').argument('<plan>', 'a plan with its history');
  takesSubmitOptions(command)
    .addArgument(actionArgument(['list', 'add']))
    .argument('[name]', 'what happened: "Vendor B storage late"')
    .description('what happened to the plan: one line of the ledger for many edits')
    .addOption(causeOption('why it happened'))
    .option('--responsible <name>', 'who answers for it')
    .addOption(
      new Option('--standing <standing>', 'whether somebody agreed to what it costs').choices([
        'approved',
        'within-tolerance',
        'unapproved',
      ]),
    )
    .option('--at <date>', 'when it happened')
    .option('--as-of <moment>', 'those of a moment, of a list: a day, a change, a baseline')
    .addHelpText(
      'after',
      '\nExample:\n  throughline event plan.throughline add "Vendor B storage late" --cause supplier',
    )
    .action(async (file: string, what: string, name: string | undefined, options: EventOptions) => {
      if (what === 'add') {
        if (name === undefined) return missingName(program, 'event add');
        const { author, branch, dryRun } = options;
        const submitting = {
          ...(author && { author }),
          ...(branch && { branch }),
          ...(dryRun && { dryRun }),
        };
        const submitted = await submitEdits(
          file,
          submitting,
          (typing) => eventAdded(name, options, typing),
          shell,
        );
        await saySubmitted(submitted, file, options, shell);
        return;
      }
      await list(file, options, shell);
    });
}

async function list(file: string, options: EventOptions, shell: Shell): Promise<void> {
  const plan = await readLoggedPlan(file, options, shell);
  if (plan === undefined) return;
  const entries = logEntries(changesOf(plan), plan.records);
  if (options.json) {
    const events = [...plan.records.all('event')].map(
      ({ id, name, cause, responsible, standing, at }) => ({
        id,
        name,
        cause,
        responsible: responsible ?? null,
        standing,
        at: at ?? null,
        seqs: entries
          .filter(({ event }) => event?.id === id)
          .flatMap(({ changes }) => changes.map(({ seq }) => seq)),
      }),
    );
    await printJson({ events }, shell);
    return;
  }
  await print(eventLines(plan.records, entries, new Terminal(shell.stdout, shell.env)), shell);
}
