import { print, printJson } from '../print.ts';
import type { Shell } from '../shell.ts';
import { Terminal } from '../terminal/index.ts';
import type { Submitted } from './submit-edits.ts';
import { submittedJson } from './submitted-json.ts';
import { submittedLines } from './submitted-lines.ts';

/** Says what was done, if it was. */
export async function saySubmitted(
  submitted: Submitted | undefined,
  file: string,
  { json }: { readonly json?: true },
  shell: Shell,
): Promise<void> {
  if (submitted === undefined) return;
  if (json) await printJson(submittedJson(submitted), shell);
  else {
    const terminal = new Terminal(shell.stdout, shell.env);
    await print(submittedLines(submitted, file, terminal), shell);
  }
}
