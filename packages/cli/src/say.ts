import type { Shell } from './shell.ts';
import { action, bad, quiet, Terminal, type Text } from './terminal/index.ts';

/** A remark beside the answer, on standard error. */
export async function note(text: Text, shell: Shell): Promise<void> {
  await say([quiet('Note: '), text], shell);
}

export interface Complaint {
  /** The file, and the place in it. */
  readonly about?: string;
  readonly why: Text;
  /** The refusal's public code, for whoever looks it up. */
  readonly code?: string;
  /** What to do about it. */
  readonly next?: Text;
}

/** Why there is no answer, on standard error. */
export async function complain({ about, why, code, next }: Complaint, shell: Shell): Promise<void> {
  const where = about === undefined ? '' : `${about}: `;
  await say([bad('✗ '), where, why, code === undefined ? '' : quiet(` [${code}]`)], shell);
  if (next !== undefined) await say([action('→ '), next], shell);
}

async function say(text: Text, shell: Shell): Promise<void> {
  const terminal = new Terminal(shell.stderr, shell.env);
  for (const line of terminal.paragraph(text, { hanging: 2 }))
    await shell.stderr.write(`${line}\n`);
}
