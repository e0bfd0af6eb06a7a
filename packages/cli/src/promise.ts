import { onTrack, type PromiseType } from '@throughline/model';
import { type Command, Option } from 'commander';
import { openPlan, type PlanOptions } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { promiseLines } from './promise/promise-lines.ts';
import { promisesJson } from './promise/promises-json.ts';
import {
  type PromiseWords,
  promiseAdded,
  promiseChanged,
  promiseRemoved,
} from './promise/typed-promise.ts';
import type { Shell } from './shell.ts';
import {
  actionArgument,
  missingName,
  type SubmitOptions,
  saySubmitted,
  submitEdits,
  takesSubmitOptions,
  takesWhy,
} from './submit/index.ts';
import { Terminal } from './terminal/index.ts';

interface PromiseOptions extends PromiseWords, SubmitOptions, Pick<PlanOptions, 'asOf'> {
  readonly name?: string;
  readonly json?: true;
}

const TYPES: readonly PromiseType[] = ['contract', 'external-date', 'commitment', 'target'];

export function promise(program: Command, shell: Shell): void {
  const command = program.command('promise').argument('<plan>', 'a plan with its history');
  takesSubmitOptions(takesWhy(command))
    .addArgument(actionArgument(['list', 'add', 'change', 'remove']))
    .argument('[name]', 'what it is called: "Building empty"')
    .description('what somebody was told, what breaking it costs, and whether it will be kept')
    .option('--to <name>', 'whom it was told')
    .option('--date <date>', 'the date that was told')
    .option('--amount <amount>', 'or the amount')
    .option('--task <task>', 'whose finish or cost it is; else that of the whole plan')
    .addOption(new Option('--type <type>', 'from the hardest to the softest').choices(TYPES))
    .option('--told <date>', 'when it was told')
    .option('--consequence <words>', 'what breaking it costs')
    .option('--name <name>', 'another name, of a change')
    .option('--as-of <moment>', 'those of a moment, of a list: a day, a change, a baseline')
    .addHelpText(
      'after',
      '\nExample:\n  throughline promise plan.throughline add "Building empty" --to Landlord --date 2027-06-30 --type contract --task 480',
    )
    .action(
      async (file: string, what: string, name: string | undefined, options: PromiseOptions) => {
        if (what === 'list') return await list(file, options, shell);
        if (name === undefined) return missingName(program, `promise ${what}`);
        const submitted = await submitEdits(
          file,
          options,
          (typing) => {
            if (what === 'add') return promiseAdded(name, options, typing);
            if (what === 'change') return promiseChanged(name, options, typing);
            return promiseRemoved(name, typing);
          },
          shell,
        );
        await saySubmitted(submitted, file, options, shell);
      },
    );
}

async function list(file: string, options: PromiseOptions, shell: Shell): Promise<void> {
  const plan = await openPlan(file, options, shell);
  if (plan === undefined) return;
  const answer = onTrack(plan.computed, { now: plan.moments.now });
  if (options.json) await printJson(promisesJson(plan.records, answer), shell);
  else {
    const terminal = new Terminal(shell.stdout, shell.env);
    await print(promiseLines(plan.records, answer, terminal), shell);
  }
}
