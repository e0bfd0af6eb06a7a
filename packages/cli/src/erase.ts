import { isRefusal, sayRefusal } from '@throughline/model';
import { Argument, type Command } from 'commander';
import { eraseLines } from './erase/erase-lines.ts';
import { type Erasure, erasureOf, isNothing } from './erase/erasure.ts';
import { changePlanFile } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface EraseOptions {
  readonly also?: readonly string[];
  readonly yes?: true;
  readonly json?: true;
}

export function erase(program: Command, shell: Shell): void {
  program
    .command('erase')
    .addArgument(new Argument('<plan>', "the plan's own file, .throughline"))
    .addArgument(new Argument('<person>', 'who is to be erased, by name or id'))
    .description('overwrite a person’s name in the plan, its whole log and its branches')
    .option('--also <text...>', 'more of the person’s texts, such as an address')
    .option('--yes', 'do it; without it, it is only shown what would go')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline erase plan.throughline "Ada Berg" --yes')
    .action(async (plan: string, person: string, options: EraseOptions) => {
      const found = await changePlanFile(
        plan,
        // Erasing is no change of the log: nobody is its author.
        { author: person },
        ({ peopleBefore: people, ...changing }) => {
          const before = { ...changing, people };
          const erasure = erasureOf(before, person, options.also ?? []);
          if (isRefusal(erasure)) return { why: sayRefusal(erasure), code: erasure.code };
          const project = options.yes ? erasure.project : before;
          return { project, answer: erasure };
        },
        shell,
      );
      if (found === undefined) return;
      const done = options.yes === true && !isNothing(found);
      if (options.json) await printJson(eraseJson(found, plan, done), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        await print(eraseLines(found, { plan, done }, terminal), shell);
      }
    });
}

/** The contract of `erase --json`. */
function eraseJson({ project: _, seqs, ...found }: Erasure, plan: string, done: boolean): object {
  return { plan, erased: done, ...found, changes: seqs };
}
