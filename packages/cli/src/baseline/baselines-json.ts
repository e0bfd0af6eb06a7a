import type { OnTrack, Records } from '@throughline/model';
import { baselineFinish } from './baseline-lines.ts';

/** The contract of `baseline <plan> list --json`. `compared` is the one that variances are measured by. */
export function baselinesJson(records: Records, { finish }: OnTrack): object {
  return {
    baselines: [...records.all('baseline')].map((baseline) => ({
      id: baseline.id,
      name: baseline.name,
      number: baseline.number ?? null,
      approvedAt: baseline.approvedAt ?? null,
      approvedBy: baseline.approvedBy ?? null,
      seq: baseline.seq ?? null,
      finish: baselineFinish(baseline) ?? null,
      tasks: Object.keys(baseline.tasks).length,
      compared: baseline.id === finish.baseline?.id,
      variance: baseline.id === finish.baseline?.id ? finish.baseline.variance : null,
    })),
  };
}
