import type { Command } from 'commander';
import { openPlan, type PlanOptions, takesPlan, takesPlanOptions } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { scheduleJson } from './schedule/schedule-json.ts';
import { scheduleLines } from './schedule/schedule-lines.ts';
import type { Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

export function schedule(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('schedule')))
    .description('every task with its dates and float')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline schedule plan.xer --rules p6')
    .action(async (file: string, options: PlanOptions & { json?: true }) => {
      const plan = await openPlan(file, options, shell);
      if (plan === undefined) return;
      if (options.json) await printJson(scheduleJson(plan), shell);
      else await print(scheduleLines(plan, new Terminal(shell.stdout, shell.env)), shell);
    });
}
