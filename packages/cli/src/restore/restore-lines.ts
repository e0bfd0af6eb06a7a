import type { RestoreReport } from '@throughline/server';
import { heldWords } from '../backup/backup-lines.ts';
import { action, counted, good, quiet, strong, type Terminal } from '../terminal/index.ts';

export function* restoreLines(
  file: string,
  { header, schema, workspaces, known }: RestoreReport,
  terminal: Terminal,
): Generator<string> {
  const names = workspaces.map(({ name }) => name).join(', ');
  const isAll = header.scope.kind === 'everything' && workspaces.length !== 1;
  const what = isAll ? heldWords(header) : names;
  yield* terminal.paragraph([good('● '), strong(file), ` is restored: ${what}.`], { hanging: 2 });
  if (schema > header.schema) {
    const forward = `It was of schema ${header.schema} and is of ${schema} now.`;
    yield* terminal.paragraph(quiet(forward));
  }
  if (known > 0) {
    const people = counted(known, 'person was', 'people were');
    yield* terminal.paragraph(quiet(`${people} known here already, by id or email.`));
  }
  yield* terminal.paragraph(
    quiet('Everybody signs in anew; what links were not used yet are sent again.'),
  );
  yield* terminal.paragraph([action('→ '), 'throughline verify reads every change of it.'], {
    hanging: 2,
  });
}
