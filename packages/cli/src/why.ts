import type { Command } from 'commander';
import { findTask, isNotFound } from './find/index.ts';
import { isLogged } from './log/index.ts';
import { openPlan, type PlanOptions, takesPlan, takesPlanOptions } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { complain } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';
import { changedLines } from './why/changed-lines.ts';
import { whyJson } from './why/why-json.ts';
import { whyLines } from './why/why-lines.ts';

export function why(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('why')))
    .description('where each date of a task comes from, back to the start')
    .argument('<task>', 'the ID people see (P6: the activity code), or uid: and the unique one')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline why plan.xml 42')
    .action(async (file: string, id: string, options: PlanOptions & { json?: true }) => {
      const plan = await openPlan(file, options, shell);
      if (plan === undefined) return;
      const task = findTask(plan.records, id);
      if (isNotFound(task)) {
        shell.exitCode = ExitCode.usage;
        await complain({ about: plan.title, ...task }, shell);
        return;
      }
      if (options.json) await printJson(whyJson(plan, task), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        await print(whyLines(plan, task, terminal), shell);
        if (isLogged(plan)) await print(changedLines(plan, task, shell.zone, terminal), shell);
      }
    });
}
