import { type Ledger, ledger, type OnTrack, type RecordId } from '@throughline/model';
import type { AskedLedger } from '../changes/asked-ledger.ts';
import { stretchOf } from '../changes/stretch.ts';
import { isNotFound } from '../find/index.ts';
import type { Logged } from '../log/index.ts';
import { type OpenPlan, taskTitleOf } from '../plan-file/index.ts';
import type { Zone } from '../shell.ts';

/** How the date that the verdict speaks of moved since a moment, as a ledger with its words. */
export interface MovedSince {
  /** `Baseline 2`, `the last report`. */
  readonly since: string;
  readonly asked: AskedLedger;
}

/** Since the baseline that everything is compared with, and since the last report; those that can be told. */
export function movedSince(
  plan: Logged<OpenPlan>,
  answer: OnTrack,
  file: string,
  zone: Zone,
): MovedSince[] {
  const target = verdictTask(answer);
  const { baseline } = answer.finish;
  // One that came with a file was agreed to before the log begins.
  const isInLog =
    baseline !== null && plan.records.find('baseline', baseline.id)?.seq !== undefined;
  const asked = [
    ...(!isInLog ? [] : [{ since: baseline.name, from: baseline.name }]),
    { since: 'the last report', from: undefined },
  ];
  return asked.flatMap(({ since, from }): MovedSince[] => {
    const found = ledgerFrom(plan, { from, target, zone });
    if (found === undefined) return [];
    const title = target === undefined ? 'The finish' : taskTitleOf(plan.records, target);
    return [{ since, asked: { plan, file, zone, title, ...found } }];
  });
}

/** The task that the verdict names first; undefined for the whole plan. */
function verdictTask({ verdict: { rule } }: OnTrack): RecordId | undefined {
  const [first] = 'targets' in rule ? rule.targets : [];
  return first?.taskId ?? undefined;
}

interface From {
  readonly from: string | undefined;
  readonly target: RecordId | undefined;
  readonly zone: Zone;
}

/** A baseline that came with a file has no moment in the log, and a task may not have been there yet. */
function ledgerFrom(
  plan: Logged<OpenPlan>,
  { from, target, zone }: From,
): { readonly stretch: AskedLedger['stretch']; readonly ledger: Ledger } | undefined {
  const stretch = stretchOf(plan, from === undefined ? {} : { from }, zone);
  if (isNotFound(stretch) || stretch.changes.length === 0) return undefined;
  if (stretch.start.count('project') === 0) return undefined;
  const found = ledger(stretch, { ...plan.moments, ...(target !== undefined && { target }) });
  return 'code' in found ? undefined : { stretch, ledger: found };
}
