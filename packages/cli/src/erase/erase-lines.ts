import { basename } from 'node:path';
import { counted, quiet, strong, type Terminal, warning } from '../terminal/index.ts';
import { type Erasure, isNothing } from './erasure.ts';

const MOST = 8;

/** What would be overwritten, or was. */
export function* eraseLines(
  erasure: Erasure,
  { plan, done }: { readonly plan: string; readonly done: boolean },
  terminal: Terminal,
): Generator<string> {
  const { texts, people, authored, seqs, records, branches } = erasure;
  const named = texts.join(', ');
  if (isNothing(erasure)) {
    yield* terminal.paragraph(`${named} stands nowhere in ${basename(plan)}.`);
    return;
  }
  const title = done
    ? `Erased from ${basename(plan)}: ${named}.`
    : `${named} in ${basename(plan)}:`;
  yield* terminal.paragraph(strong(title));
  const part = (text: string) => terminal.paragraph(['· ', text], { hanging: 2 });
  if (people.length > 0) {
    const by = `author of ${counted(authored, 'change')}`;
    yield* part(`one of the project’s people, ${by}, which stay under an id that says nothing`);
  }
  if (seqs.length > 0) yield* part(`${counted(seqs.length, 'change')} of the log: ${short(seqs)}`);
  for (const { record, fields } of records.slice(0, MOST)) {
    yield* part(`${record}: ${fields.join(', ')}`);
  }
  if (records.length > MOST) yield* part(`and ${records.length - MOST} records more`);
  if (branches.length > 0) {
    const what = branches.length === 1 ? 'the branch' : 'the branches';
    yield* part(`${what} ${branches.join(', ')}`);
  }
  yield '';
  if (done) {
    yield* terminal.paragraph(
      quiet('The log still verifies, and says of which changes something was erased.'),
    );
    return;
  }
  const why = 'Nothing was erased: --yes does it, and nothing brings it back.';
  yield* terminal.paragraph([warning('▲ '), why], { hanging: 2 });
  yield* terminal.paragraph(quiet('Copies and exports of the file made before still say it.'));
}

function short(seqs: readonly number[]): string {
  const shown = seqs.slice(0, MOST).map((seq) => `#${seq}`);
  return `${shown.join(', ')}${seqs.length > MOST ? ', …' : ''}`;
}
