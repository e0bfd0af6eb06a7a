import { sayLoss, type WrittenFile } from '@throughline/interchange';
import { type OpenPlan, rulesWords } from '../plan-file/index.ts';
import { day, quiet, strong, type Terminal } from '../terminal/index.ts';

export interface Converted {
  readonly plan: OpenPlan;
  /** The name of what was written. */
  readonly out: string;
  readonly written: WrittenFile;
}

export function* convertLines(
  { plan, out, written }: Converted,
  terminal: Terminal,
): Generator<string> {
  const { records, computed, read, title, ownRules } = plan;
  const { start, finish } = computed.schedule;
  const count = records.count('task');
  const tasks = `${count} ${count === 1 ? 'task' : 'tasks'}`;
  const rules = rulesWords(records.project.rules, ownRules);
  yield* terminal.paragraph([
    'Wrote ',
    strong(out),
    `: ${tasks}, ${day(start)} to ${day(finish)} by ${rules}.`,
  ]);
  yield* losses(`Not read from ${title}`, read.losses, terminal);
  yield* losses('Not written', written.losses, terminal);
}

function* losses(
  title: string,
  list: WrittenFile['losses'],
  terminal: Terminal,
): Generator<string> {
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
export function convertJson({ plan, out, written }: Converted): object {
  const { name, rules } = plan.records.project;
  const { start, finish } = plan.computed.schedule;
  return {
    project: { name, rules, start, finish },
    written: { file: out, format: 'mspdi', bytes: written.bytes.length },
    tasks: plan.records.count('task'),
    notRead: plan.read.losses,
    notWritten: written.losses,
  };
}
