import type { Command } from './commands.ts';

/**
 * The commands that have every word of the text in their name or group, those first whose name begins with it. In the
 * order they came otherwise.
 */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const found = commands.filter(({ label, group }) => {
    const name = folded(`${label} ${group}`);
    return words.every((word) => name.includes(word));
  });
  const begins = ({ label }: Command) => folded(label).startsWith(words.join(' '));
  return [...found.filter(begins), ...found.filter((command) => !begins(command))];
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
