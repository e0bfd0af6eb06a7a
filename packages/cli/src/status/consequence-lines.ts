import { type OnTrack, promiseTitle } from '@throughline/model';
import type { OpenPlan } from '../plan-file/index.ts';
import { quiet, type Terminal } from '../terminal/index.ts';

/** What breaking a promise costs, of those that the forecast breaks or nearly does. */
export function* consequenceLines(
  { records }: OpenPlan,
  { targets, thresholds }: OnTrack,
  terminal: Terminal,
): Generator<string> {
  const buffer = thresholds.buffer.value * records.project.minutesPerDay;
  for (const { source, state, late, floatLeft } of targets) {
    if (source.by !== 'promise' || state === 'met' || (!late && floatLeft >= buffer)) continue;
    const promise = records.find('promise', source.promiseId);
    if (promise?.consequence === undefined) continue;
    const text = `${promiseTitle(promise)}, if broken: ${promise.consequence}`;
    yield* terminal.paragraph(quiet(text), { hanging: 2 });
  }
}
