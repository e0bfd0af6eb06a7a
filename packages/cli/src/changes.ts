import { slipBetween } from '@throughline/model';
import { Argument, type Command } from 'commander';
import { changesJson } from './changes/changes-json.ts';
import { changesLines } from './changes/changes-lines.ts';
import { answerFromHistory, type LedgerAsked } from './changes/ledger-answer.ts';
import type { TwoUpdates } from './changes/two-updates.ts';
import {
  datePlan,
  mentionLosses,
  readPlanFile,
  STANDARD_INPUT,
  sayUnschedulable,
  takesPlanOptions,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { complain, note } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

export function changes(program: Command, shell: Shell): void {
  takesPlanOptions(program.command('changes'))
    .addArgument(
      new Argument('<plan>', 'a plan with its history; or the plan as it was at an update'),
    )
    .addArgument(new Argument('[later]', 'the same plan at a later update'))
    .description('why the forecast moved: since the last report, or between two updates')
    .option('--from <moment>', 'begin at a day, a change (#412), a baseline or a branch by name')
    .option('--to <moment>', 'end at one of these, or in a branch by name')
    .option('--target <name>', 'of a task, milestone or promise, not of the whole plan')
    .option('--weekly', 'report by report')
    .option('--all', 'every change, not only the largest')
    .option('--json', 'one JSON object, for programs')
    .addHelpText(
      'after',
      '\nExample:\n  throughline changes plan.throughline --from "Baseline 2" --target 42\n  throughline changes week46.xml week47.xml',
    )
    .action(async (earlier: string, later: string | undefined, options: LedgerAsked) => {
      if (later === undefined) {
        await answerFromHistory(earlier, options, shell);
        return;
      }
      const ofHistory = (['from', 'to', 'target', 'weekly'] as const).find(
        (name) => options[name] !== undefined,
      );
      if (ofHistory !== undefined) {
        program.error(`error: --${ofHistory} is for a plan with its history, not for two updates`);
      }
      if (earlier === STANDARD_INPUT && later === STANDARD_INPUT) {
        program.error('error: only one of the two plans can come from standard input');
      }
      const found = await compare(earlier, later, options, shell);
      if (found === undefined) return;
      if (options.json) await printJson(changesJson(found), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        await print(changesLines(found, options.all === true, terminal), shell);
      }
    });
}

/** Where one of the two has no answer, says why, sets the exit code and returns nothing. */
async function compare(
  earlierFile: string,
  laterFile: string,
  options: LedgerAsked,
  shell: Shell,
): Promise<TwoUpdates | undefined> {
  const earlier = await readPlanFile(earlierFile, options, shell);
  if (earlier === undefined) return undefined;
  const later = await readPlanFile(laterFile, options, shell);
  if (later === undefined) return undefined;
  // Without the clock: two files that have not changed have not moved by tomorrow.
  const { asOf } = later.moments;
  const slip = slipBetween(earlier.records, later.records, asOf === undefined ? {} : { asOf });
  if ('code' in slip) {
    const undated = slip.code === 'earlier-unschedulable' ? earlier : later;
    const fault = datePlan(undated);
    shell.exitCode = ExitCode.refused;
    if ('code' in fault) await complain(sayUnschedulable(fault, undated), shell);
    return undefined;
  }
  for (const plan of [earlier, later]) await mentionLosses(plan, shell);
  if (options.json && slip.matching.doubtful) {
    await note('less than half of the tasks are found again: are these the same project?', shell);
  }
  return { earlier, later, slip };
}
