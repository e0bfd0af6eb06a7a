import { type Branch, forecastSeries, ledger, type SlipRefusal } from '@throughline/model';
import { isNotFound } from '../find/index.ts';
import { isLogged, type Logged } from '../log/index.ts';
import {
  findBranch,
  type PlanFile,
  type PlanOptions,
  readPlanFile,
  refused,
  sayUnschedulable,
  taskTitleOf,
} from '../plan-file/index.ts';
import { print, printJson } from '../print.ts';
import { ExitCode, type Shell } from '../shell.ts';
import { Terminal } from '../terminal/index.ts';
import { answerFromBranch } from './branch-answer.ts';
import { ledgerJson } from './ledger-json.ts';
import { ledgerLines } from './ledger-lines.ts';
import { seriesJson } from './series-json.ts';
import { seriesLines } from './series-lines.ts';
import { type Stretch, stretchOf, targetCalled } from './stretch.ts';

export interface LedgerAsked extends PlanOptions {
  readonly from?: string;
  readonly to?: string;
  readonly target?: string;
  readonly weekly?: true;
  readonly all?: true;
  readonly json?: true;
}

/** Answers from a plan's own history. */
export async function answerFromHistory(
  file: string,
  options: LedgerAsked,
  shell: Shell,
): Promise<void> {
  const plan = await readPlanFile(file, options, shell);
  if (plan === undefined) return;
  if (!isLogged(plan)) {
    const next = `Name a later update too: throughline changes ${file} LATER.`;
    const why = 'It has no history, and one state of a plan has not moved.';
    await refused({ about: plan.title, why, next }, shell, ExitCode.usage);
    return;
  }
  const { from, to, weekly = false } = options;
  const asked = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const branch = from === undefined ? undefined : branchCalled(plan, from);
  if (branch !== undefined) {
    const end = stretchOf(
      plan,
      to === undefined ? { from: `#${branch.base}` } : { from: `#${branch.base}`, to },
      shell.zone,
    );
    if (isNotFound(end)) await refused({ about: plan.title, ...end }, shell, ExitCode.usage);
    else
      await answerFromBranch(
        plan,
        branch,
        end,
        { all: options.all === true, json: options.json === true },
        shell,
      );
    return;
  }
  const stretch = stretchOf(plan, { ...asked, wholeStory: weekly }, shell.zone);
  if (isNotFound(stretch)) {
    await refused({ about: plan.title, ...stretch }, shell, ExitCode.usage);
    return;
  }
  const target = targetCalled(stretch.end, options.target);
  if (isNotFound(target)) {
    await refused({ about: plan.title, ...target }, shell, ExitCode.usage);
    return;
  }
  const { taskId, title } = target;
  const about = { plan, file, stretch, title, zone: shell.zone };
  const { moments } = plan;
  const measured = { ...moments, ...(taskId !== undefined && { target: taskId }) };
  const terminal = new Terminal(shell.stdout, shell.env);
  const all = options.all === true;
  if (weekly) {
    const changes = [...plan.history.changes.slice(0, stretch.from), ...stretch.changes];
    const source = { changes, at: (seq: number) => plan.history.at(seq) };
    const range = { from: stretch.from, to: changes.length };
    const series = forecastSeries(source, { ...measured, ...range });
    if ('code' in series) await undated(series, plan, stretch, shell);
    else if (options.json) await printJson(seriesJson({ ...about, series }), shell);
    else await print(seriesLines({ ...about, series }, all, terminal), shell);
    return;
  }
  const found = ledger(stretch, measured);
  if ('code' in found) await undated(found, plan, stretch, shell);
  else if (options.json) await printJson(ledgerJson({ ...about, ledger: found }), shell);
  else
    await print(
      ledgerLines({ ...about, ledger: found, isDefault: from === undefined }, all, terminal),
      shell,
    );
}

function branchCalled({ branches }: Logged, name: string): Branch | undefined {
  const found = findBranch(branches, name);
  return 'why' in found ? undefined : found;
}

/** Why one of the two ends has no date. */
async function undated(
  refusal: SlipRefusal,
  { title }: PlanFile,
  { start, end, fromWords, toWords }: Stretch,
  shell: Shell,
): Promise<void> {
  const isEarlier = refusal.code.startsWith('earlier');
  const [records, words] = isEarlier ? [start, fromWords] : [end, toWords];
  const about = `${title}, ${words}`;
  if ('fault' in refusal) {
    await refused(sayUnschedulable(refusal.fault, { records, title: about }), shell);
  } else if ('target' in refusal) {
    const why = `${taskTitleOf(end, refusal.target)} had no date then.`;
    await refused({ about, why, code: refusal.code, next: 'Begin later: --from' }, shell);
  } else {
    const why = 'There was no plan yet.';
    await refused({ about, why, code: refusal.code, next: 'Begin later: --from' }, shell);
  }
}
