import { type Branch, branchRecords, slipBetween } from '@throughline/model';
import type { Logged } from '../log/index.ts';
import { refused, sayUnschedulable } from '../plan-file/index.ts';
import { print, printJson } from '../print.ts';
import type { Shell } from '../shell.ts';
import { Terminal } from '../terminal/index.ts';
import { changesJson } from './changes-json.ts';
import { changesLines } from './changes-lines.ts';
import type { Stretch } from './stretch.ts';

/**
 * From a branch to another state there is no one history: the two states are compared, as two updates of
 * a file are.
 */
export async function answerFromBranch(
  plan: Logged,
  branch: Branch,
  { end }: Pick<Stretch, 'end'>,
  { all, json }: { readonly all: boolean; readonly json: boolean },
  shell: Shell,
): Promise<void> {
  const start = branchRecords(plan.history, branch);
  const slip = slipBetween(start, end, plan.moments);
  if ('code' in slip) {
    const records = slip.code.startsWith('earlier') ? start : end;
    const fault = 'fault' in slip ? slip.fault : undefined;
    if (fault === undefined) throw new Error(`a branch of a plan, and no plan: ${slip.code}`);
    await refused(sayUnschedulable(fault, { records, title: plan.title }), shell);
    return;
  }
  const two = { earlier: { ...plan, records: start }, later: { ...plan, records: end }, slip };
  if (json) await printJson(changesJson(two), shell);
  else await print(changesLines(two, all, new Terminal(shell.stdout, shell.env)), shell);
}
