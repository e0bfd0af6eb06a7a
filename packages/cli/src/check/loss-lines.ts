import { sayLoss } from '@throughline/interchange';
import type { PlanFile } from '../plan-file/index.ts';
import { quiet, type Terminal } from '../terminal/index.ts';

const PLACES = 3;

/** What the file says and the plan does not: nothing is dropped without a word. */
export function* lossLines(
  { read }: Pick<PlanFile, 'read'>,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  if (read.losses.length === 0) return;
  yield '';
  yield* terminal.heading('Not carried over');
  for (const loss of read.losses) {
    const shown = all ? loss.where : loss.where.slice(0, PLACES);
    const more = loss.count > shown.length && shown.length > 0 ? '; …' : '';
    const where = shown.length === 0 ? '' : `  ${shown.join('; ')}${more}`;
    yield* terminal.paragraph(['· ', sayLoss(loss), quiet(where)], { hanging: 2 });
  }
}
