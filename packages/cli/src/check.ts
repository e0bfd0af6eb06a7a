import { comparedWithStored, planQuality, qualityOfUnschedulable } from '@throughline/model';
import type { Command } from 'commander';
import { checkJson } from './check/check-json.ts';
import { checkLines } from './check/check-lines.ts';
import type { Examination } from './check/examination.ts';
import {
  datePlan,
  type PlanFile,
  type PlanOptions,
  readPlanFile,
  takesPlan,
  takesPlanOptions,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface CheckOptions extends PlanOptions {
  readonly json?: true;
  readonly all?: true;
}

export function check(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('check')))
    .description('can this file be trusted? Logic, dates, progress, and what was not carried over')
    .option('--all', 'every task and place of each finding, not only the first few')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline check plan.xml')
    .action(async (file: string, options: CheckOptions) => {
      const plan = await readPlanFile(file, options, shell);
      if (plan === undefined) return;
      const examination = examine(plan);
      if (options.json) await printJson(checkJson(plan, examination), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        await print(checkLines(plan, examination, options.all === true, terminal), shell);
      }
    });
}

function examine(plan: PlanFile): Examination {
  const computed = datePlan(plan);
  if ('code' in computed) {
    return { fault: computed, quality: qualityOfUnschedulable(computed), compared: null };
  }
  return {
    fault: null,
    quality: planQuality(computed),
    // Under other rules than the tool's own a difference says nothing.
    compared:
      plan.records.project.rules === plan.ownRules
        ? comparedWithStored(computed, plan.read.stored)
        : null,
  };
}
