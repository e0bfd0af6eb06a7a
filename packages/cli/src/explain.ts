import type { StatedCause } from '@throughline/model';
import type { Command } from 'commander';
import { changesCalled } from './event/changes-called.ts';
import { explanations } from './event/typed-event.ts';
import { findTask, isNotFound } from './find/index.ts';
import { aboutTask } from './log/index.ts';
import type { Shell } from './shell.ts';
import {
  causeOption,
  type SubmitOptions,
  saySubmitted,
  submitEdits,
  takesSubmitOptions,
} from './submit/index.ts';

interface ExplainOptions extends Omit<SubmitOptions, 'event' | 'cause'> {
  readonly event?: string;
  readonly cause?: StatedCause;
  readonly about?: string;
  readonly json?: true;
}

export function explain(program: Command, shell: Shell): void {
  const command = program.command('explain').argument('<plan>', 'a plan with its history');
  takesSubmitOptions(command)
    .argument('<change>', 'its number in the history, 412 or 412-415, or its edit id')
    .description('say why a change was made, after it was: no date or amount follows from it')
    .option('--event <name>', 'the event that it belongs to')
    .addOption(causeOption('why, where no event says it'))
    .option('--about <task>', 'only what it did to this task, as of an update that brought many')
    .addHelpText('after', '\nExample:\n  throughline explain plan.throughline 412 --cause supplier')
    .action(async (file: string, change: string, options: ExplainOptions) => {
      const { event, cause, about, ...submitting } = options;
      const words = {
        ...(event !== undefined && { event }),
        ...(cause !== undefined && { cause }),
        ...(about !== undefined && { about }),
      };
      const submitted = await submitEdits(
        file,
        submitting,
        (typing, { history }) => {
          const found = changesCalled(history.changes, change);
          if ('why' in found) return found;
          if (about === undefined) return explanations(found, words, typing);
          const task = findTask(typing.records, about);
          if (isNotFound(task)) return task;
          const ids = [...aboutTask(task.id, typing.records)];
          const touching = found.filter(({ diff }) =>
            ids.some((id) => id in diff.added || id in diff.updated || id in diff.removed),
          );
          if (touching.length === 0) {
            return { why: `${change} did nothing to ${task.name}.`, next: 'Name another change.' };
          }
          return explanations(touching, words, typing);
        },
        shell,
      );
      await saySubmitted(submitted, file, options, shell);
    });
}
