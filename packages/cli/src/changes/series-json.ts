import { taskName } from '../plan-file/index.ts';
import { lineJson } from './ledger-json.ts';
import { LedgerWords } from './ledger-words.ts';
import type { AskedSeries } from './series-lines.ts';

/** The contract of `changes <plan> --weekly --json`. Each point's lines sum to its `delta`, the deltas to the whole. */
export function seriesJson(asked: AskedSeries): object {
  const { series, stretch, title } = asked;
  const words = new LedgerWords(asked);
  return {
    target: series.target === null ? null : taskName(stretch.end, series.target),
    title,
    delta: series.delta,
    points: series.points.map(({ seq, status, finish, delta, lines }) => ({
      seq,
      status,
      finish,
      delta,
      lines: lines.map((line) => lineJson(line, asked, words)),
    })),
    details: series.method,
  };
}
