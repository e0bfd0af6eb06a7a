import { baselineOf, computePlan, type Edit, onTrack } from '@throughline/model';
import { type Command, InvalidArgumentError } from 'commander';
import { baselineLines } from './baseline/baseline-lines.ts';
import { baselinesJson } from './baseline/baselines-json.ts';
import type { TypedEdits, Typing } from './edit/typed-edit.ts';
import { readDate } from './edit/typed-values.ts';
import { findRecord, isNotFound } from './find/index.ts';
import { openPlan, type PlanOptions, sayUnschedulable } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import {
  actionArgument,
  missingName,
  type SubmitOptions,
  saySubmitted,
  submitEdits,
  takesSubmitOptions,
} from './submit/index.ts';
import { Terminal } from './terminal/index.ts';

interface BaselineOptions extends SubmitOptions, Pick<PlanOptions, 'asOf'> {
  readonly by?: string;
  readonly at?: string;
  readonly number?: number;
  readonly json?: true;
}

export function baseline(program: Command, shell: Shell): void {
  const command = program.command('baseline').argument('<plan>', 'a plan with its history');
  takesSubmitOptions(command)
    .addArgument(actionArgument(['list', 'take', 'approve', 'remove']))
    .argument('[name]', 'what it is called: "Baseline 2"')
    .description('what was agreed to be measured by: taken from the plan, then approved')
    .option('--by <name>', 'who approves it')
    .option('--at <date>', 'when it was approved, if not today')
    .option('--number <number>', 'which of MS Project’s baselines it is, 0 to 10', readNumber)
    .option('--as-of <moment>', 'those of a moment, of a list: a day, a change, a baseline')
    .addHelpText(
      'after',
      '\nExample:\n  throughline baseline plan.throughline approve "Baseline 2" --by "R. Okafor"',
    )
    .action(
      async (file: string, what: string, name: string | undefined, options: BaselineOptions) => {
        if (what === 'list') return await list(file, options, shell);
        if (name === undefined) return missingName(program, `baseline ${what}`);
        const submitted = await submitEdits(
          file,
          options,
          (typing, { history }) => {
            if (what === 'take') return taken(name, options, typing, history.head, shell);
            if (what === 'approve') return approved(name, options, typing, shell);
            return removed(name, typing);
          },
          shell,
        );
        await saySubmitted(submitted, file, options, shell);
      },
    );
}

function readNumber(text: string): number {
  if (/^(\d|10)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('MS Project numbers its baselines 0 to 10.');
}

/** Taken and approved at once where somebody is named who agrees. */
function taken(
  name: string,
  { by, at, number, branch }: BaselineOptions,
  { records, makeId, today }: Typing,
  head: number,
  shell: Shell,
): TypedEdits {
  for (const other of records.all('baseline')) {
    if (other.name.trim().toLowerCase() === name.trim().toLowerCase()) {
      return { why: `There is a baseline ${other.name} already.`, next: 'Give it another name.' };
    }
  }
  const computed = computePlan(records, { now: today });
  if ('code' in computed) {
    const { why, next } = sayUnschedulable(computed, { records, title: '' });
    return { why, next };
  }
  const when = at === undefined ? shell.now : readDate(at, 'finish', records.project);
  if (typeof when !== 'string') return when;
  const record = baselineOf(computed, {
    id: makeId(),
    name,
    ...(number !== undefined && { number }),
    ...(by !== undefined && { approvedBy: by, approvedAt: when }),
    ...(branch === undefined && { seq: head }),
  });
  return [{ kind: 'baseline.take', record }];
}

function approved(
  name: string,
  { by, at }: BaselineOptions,
  { records }: Typing,
  shell: Shell,
): TypedEdits {
  const found = findRecord(records, 'baseline', name);
  if (isNotFound(found)) return found;
  if (by === undefined) return { why: 'Who approves it?', next: '--by NAME' };
  const approvedAt = at === undefined ? shell.now : readDate(at, 'finish', records.project);
  if (typeof approvedAt !== 'string') return approvedAt;
  const edit: Edit = { kind: 'baseline.approve', baselineId: found.id, approvedAt, approvedBy: by };
  return [edit];
}

function removed(name: string, { records }: Typing): TypedEdits {
  const found = findRecord(records, 'baseline', name);
  return isNotFound(found) ? found : [{ kind: 'baseline.remove', ids: [found.id] }];
}

async function list(file: string, options: BaselineOptions, shell: Shell): Promise<void> {
  const plan = await openPlan(file, options, shell);
  if (plan === undefined) return;
  const answer = onTrack(plan.computed, { now: plan.moments.now });
  if (options.json) await printJson(baselinesJson(plan.records, answer), shell);
  else {
    const terminal = new Terminal(shell.stdout, shell.env);
    await print(baselineLines(plan.records, answer, terminal), shell);
  }
}
