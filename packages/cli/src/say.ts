import type { Shell } from './shell.ts';
import { action, bad, quiet, Terminal, type Text } from './terminal/index.ts';

/** A remark beside the answer, on standard error. */
export async function note(text: Text, shell: Shell): Promise<void> {
  await say([quiet('Note: '), text], shell);
}

/** Why there is no answer, on standard error; then, when it helps, what to do. */
export async function complain(
  { about, why, next }: { about?: string; why: Text; next?: Text },
  shell: Shell,
): Promise<void> {
  await say([bad('✗ '), about === undefined ? '' : [about, ': '], why], shell);
  if (next !== undefined) await say([action('→ '), next], shell);
}

async function say(text: Text, shell: Shell): Promise<void> {
  const terminal = new Terminal(shell.stderr, shell.env);
  for (const line of terminal.paragraph(text, { hanging: 2 }))
    await shell.stderr.write(`${line}\n`);
}
