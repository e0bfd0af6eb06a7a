import { ON_TRACK_THRESHOLDS, type OnTrack, onTrack } from '@throughline/model';
import type { Command } from 'commander';
import { isLogged, type Logged } from './log/index.ts';
import {
  datePlan,
  mentionLosses,
  type PlanOptions,
  readPlanFile,
  takesPlan,
  takesPlanOptions,
} from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { choicesOf } from './status/decision-lines.ts';
import { movedSince } from './status/moved-since.ts';
import { statusJson, undatedJson } from './status/status-json.ts';
import { statusLines } from './status/status-lines.ts';
import { undatedLines } from './status/undated.ts';
import { Terminal } from './terminal/index.ts';

interface StatusOptions extends PlanOptions {
  readonly json?: true;
  readonly all?: true;
}

export function status(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('status')))
    .description('are we on track? The verdict, and what it stands on')
    .option('--all', 'every task of each list, not only the first few')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline status plan.xml')
    .action(async (file: string, options: StatusOptions) => {
      const plan = await readPlanFile(file, options, shell);
      if (plan === undefined) return;
      const terminal = new Terminal(shell.stdout, shell.env);
      const computed = datePlan(plan);
      await mentionLosses(plan, shell);
      if ('code' in computed) {
        if (options.json) await printJson(undatedJson(plan, computed), shell);
        else await print(undatedLines(plan, computed, terminal), shell);
        return;
      }
      const open = { ...plan, computed };
      const { now } = plan.moments;
      const moved = (answer: OnTrack) =>
        isLogged(open) && open.branch === undefined
          ? movedSince(open, answer, file, shell.zone)
          : [];
      const choices = (answer: OnTrack) =>
        isLogged(open) && isPresent(open) ? choicesOf(open, answer) : undefined;
      if (options.json) {
        const answer = onTrack(computed, { now });
        await printJson(
          statusJson(open, answer, { moved: moved(answer), choices: choices(answer) }),
          shell,
        );
        return;
      }
      // The first few are chosen after those that the verdict speaks of are left out.
      const watched = { ...ON_TRACK_THRESHOLDS.watched, value: Number.MAX_SAFE_INTEGER };
      const answer = onTrack(computed, { now, thresholds: { watched } });
      const shown = { all: options.all === true, moved: moved(answer), choices: choices(answer) };
      await print(statusLines(open, answer, shown, terminal), shell);
    });
}

/** Branches are proposals for the plan as it is, not as it was. */
function isPresent({ seq, history, branch }: Logged): boolean {
  return branch === undefined && seq === history.head;
}
