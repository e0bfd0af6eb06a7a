import {
  type Loss,
  sayLoss,
  type ThroughlineFile,
  type WrittenFile,
} from '@throughline/interchange';
import { type OpenPlan, type PlanFile, rulesWords } from '../plan-file/index.ts';
import { counted, day, quiet, strong, type Terminal, type Text } from '../terminal/index.ts';

/** What was written: a schedule with its dates, or a project with its history. */
export type Converted = {
  /** The name of what was written. */
  readonly out: string;
} & (
  | { readonly to: 'mspdi'; readonly plan: OpenPlan; readonly written: WrittenFile }
  | {
      readonly to: 'throughline';
      readonly plan: PlanFile;
      readonly project: ThroughlineFile;
      readonly bytes: number;
    }
);

export function* convertLines(converted: Converted, terminal: Terminal): Generator<string> {
  const { plan, out } = converted;
  yield* terminal.paragraph(['Wrote ', strong(out), ': ', wrote(converted)]);
  yield* losses(`Not read from ${plan.title}`, plan.read.losses, terminal);
  if (converted.to === 'mspdi') yield* losses('Not written', notWritten(converted), terminal);
}

function wrote(converted: Converted): Text {
  const { records, ownRules } = converted.plan;
  if (converted.to === 'mspdi') {
    const { start, finish } = converted.plan.computed.schedule;
    const rules = rulesWords(records.project.rules, ownRules);
    return `${counted(records.count('task'), 'task')}, ${day(start)} to ${day(finish)} by ${rules}.`;
  }
  const { history, branches } = converted.project;
  const with_ =
    branches.length === 0 ? '' : `, with ${counted(branches.length, 'branch', 'branches')}`;
  const tasks = counted(history.records.count('task'), 'task');
  return `${tasks} in ${counted(history.head, 'change')}${with_}.`;
}

/** A schedule file has no place for how the plan came to be so. */
function notWritten({ plan, written }: Extract<Converted, { to: 'mspdi' }>): readonly Loss[] {
  const { seq, branch, branches = [] } = plan;
  if (seq === undefined) return written.losses;
  const count = seq + (branch?.changes.length ?? 0);
  const history: Loss = { code: 'history-unwritten', parameters: {}, count, where: [] };
  const besides: Loss = {
    code: 'branches-unwritten',
    parameters: {},
    count: branches.length,
    where: branches.map(({ name }) => name).slice(0, 5),
  };
  return [...written.losses, history, ...(branches.length === 0 ? [] : [besides])];
}

function* losses(title: string, list: readonly Loss[], terminal: Terminal): Generator<string> {
  if (list.length === 0) return;
  yield '';
  yield* terminal.heading(title);
  for (const loss of list) {
    const [first] = loss.where;
    const more = loss.count > 1 ? '; …' : '';
    const where = first === undefined ? '' : `  ${first}${more}`;
    yield* terminal.paragraph(['· ', sayLoss(loss), quiet(where)], { hanging: 2 });
  }
}

/** The contract of `convert --json`. */
export function convertJson(converted: Converted): object {
  const { plan, out, to } = converted;
  const { name, rules } = plan.records.project;
  const notRead = plan.read.losses;
  const tasks = plan.records.count('task');
  if (converted.to === 'mspdi') {
    const { start, finish } = converted.plan.computed.schedule;
    return {
      project: { name, rules, start, finish },
      written: { file: out, format: to, bytes: converted.written.bytes.length },
      tasks,
      notRead,
      notWritten: notWritten(converted),
    };
  }
  const { history, branches } = converted.project;
  return {
    project: { name, rules },
    written: { file: out, format: to, bytes: converted.bytes },
    changes: history.head,
    hash: history.headHash,
    branches: branches.length,
    tasks,
    notRead,
    notWritten: [],
  };
}
