import type { Command } from 'commander';
import { planForms, readEdits } from './edit/read-edits.ts';
import { taskForms } from './edit/task-forms.ts';
import { fileTitle, refused, STANDARD_INPUT } from './plan-file/index.ts';
import { ExitCode, type Shell } from './shell.ts';
import {
  type SubmitOptions,
  saySubmitted,
  submitEdits,
  takesSubmitOptions,
  takesWhy,
} from './submit/index.ts';

export function edit(program: Command, shell: Shell): void {
  const command = program.command('edit').argument('<plan>', 'a plan with its history');
  takesSubmitOptions(takesWhy(command))
    .argument('<edit...>', 'a task and what is to be set; or any edit as JSON; - reads that')
    .description('change the plan: a task, its links, its progress, or anything as JSON')
    .addHelpText('after', helpText())
    .action(async (file: string, words: string[], options: SubmitOptions & { json?: true }) => {
      const typed = words[0] === STANDARD_INPUT ? [await standardInput(shell)] : words;
      if (typed[0]?.trim() === '') {
        const why = 'Standard input is empty.';
        await refused({ about: fileTitle(STANDARD_INPUT), why }, shell, ExitCode.usage);
        return;
      }
      const submitted = await submitEdits(
        file,
        options,
        (typing) => readEdits(typed, typing),
        shell,
      );
      await saySubmitted(submitted, file, options, shell);
    });
}

async function standardInput({ stdin }: Shell): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function helpText(): string {
  const lines = [
    '',
    'A task is named by its number, its WBS code or its whole name. "none" takes a value away.',
    ...Object.values(taskForms).map(({ usage }) => `  edit plan.throughline 12 ${usage}`),
    ...Object.values(planForms).map(({ usage }) => `  edit plan.throughline ${usage}`),
    `  edit plan.throughline '{"kind":"task.rename","taskId":"…","name":"…"}'`,
    '',
    'Example:',
    '  throughline edit plan.throughline 12 duration 5d --cause estimate',
  ];
  return lines.join('\n');
}
