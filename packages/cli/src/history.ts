import { type RecordId, STATED_CAUSES, type StatedCause } from '@throughline/model';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { findRecord, findTask, isNotFound, type NotFound, readDay } from './find/index.ts';
import { historyJson } from './history/history-json.ts';
import { type AskedHistory, historyLines } from './history/history-lines.ts';
import {
  aboutTask,
  changesOf,
  type LogFilter,
  type Logged,
  logEntries,
  peopleCalled,
  personName,
  readLoggedPlan,
} from './log/index.ts';
import { type PlanOptions, takesPlan, takesPlanOptions, taskTitle } from './plan-file/index.ts';
import { print, printJson } from './print.ts';
import { complain } from './say.ts';
import { ExitCode, type Shell } from './shell.ts';
import { Terminal } from './terminal/index.ts';

interface HistoryOptions extends PlanOptions {
  readonly task?: string;
  readonly record?: string;
  readonly author?: string;
  readonly cause?: StatedCause;
  readonly event?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  readonly all?: true;
  readonly hashes?: true;
  readonly json?: true;
}

export function history(program: Command, shell: Shell): void {
  takesPlanOptions(takesPlan(program.command('history')))
    .description('who changed what and when, newest first')
    .option('--task <task>', 'what touched this task, its links or its people')
    .option('--record <id>', 'what touched the record of this id')
    .option('--author <name>', 'what this person did')
    .addOption(new Option('--cause <cause>', 'what was done for this cause').choices(STATED_CAUSES))
    .option('--event <name>', 'what belongs to this event')
    .option('--since <date>', 'from this day on, or this minute')
    .option('--until <date>', 'up to the end of this day, or this minute')
    .option('--limit <count>', 'how many at most', readCount, 30)
    .option('--all', 'every edit of what was done together')
    .option('--hashes', 'with the hash of every change')
    .option('--json', 'one JSON object, for programs')
    .addHelpText('after', '\nExample:\n  throughline history plan.throughline --task 12')
    .action(async (file: string, options: HistoryOptions) => {
      const plan = await readLoggedPlan(file, options, shell);
      if (plan === undefined) return;
      const filter = filterOf(plan, options, shell);
      if (isNotFound(filter)) {
        shell.exitCode = ExitCode.usage;
        await complain({ about: plan.title, ...filter }, shell);
        return;
      }
      const changes = changesOf(plan);
      const asked: AskedHistory = {
        records: plan.records,
        people: plan.people,
        branches: plan.branches,
        entries: logEntries(changes, plan.records, filter),
        total: changes.length,
        asked: askedWords(plan, options),
      };
      if (options.json) await printJson(historyJson(asked, options.limit), shell);
      else {
        const terminal = new Terminal(shell.stdout, shell.env);
        const { limit, all = false, hashes = false } = options;
        await print(historyLines(asked, { limit, all, hashes }, shell.zone, terminal), shell);
      }
    });
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A count is a whole number from 1 on.');
}

function filterOf(
  plan: Logged,
  { task, record, author, cause, event, since, until }: HistoryOptions,
  { zone }: Shell,
): LogFilter | NotFound {
  const touched = task === undefined ? recordAsked(plan, record) : aboutAsked(plan, task);
  if (isNotFound(touched)) return touched;
  const who = author === undefined ? {} : authorAsked(plan, author);
  if (isNotFound(who)) return who;
  const found = event === undefined ? undefined : findRecord(plan.records, 'event', event);
  if (found !== undefined && isNotFound(found)) return found;
  const first = since === undefined ? undefined : readDay(since, 'since');
  if (typeof first === 'object') return first;
  const last = until === undefined ? undefined : readDay(until, 'until');
  if (typeof last === 'object') return last;
  return {
    ...touched,
    ...who,
    ...(cause !== undefined && { cause }),
    ...(found !== undefined && { event: found.id }),
    ...(first !== undefined && { since: zone.instant(first) }),
    ...(last !== undefined && {
      until: zone.instant(last).replace(/00\.000Z$/, '59.999Z'),
    }),
  };
}

function aboutAsked({ records }: Logged, asked: string): Pick<LogFilter, 'records'> | NotFound {
  const task = findTask(records, asked);
  return isNotFound(task) ? task : { records: aboutTask(task.id, records) };
}

/** A record that is gone has a history too. */
function recordAsked(plan: Logged, id: string | undefined): Pick<LogFilter, 'records'> | NotFound {
  if (id === undefined) return {};
  const record = id as RecordId;
  if (plan.history.recordHistory(record).length > 0) return { records: new Set([record]) };
  return {
    why: `Nothing in this plan ever had the id ${id}.`,
    next: 'history --json shows the ids of what was changed.',
  };
}

function authorAsked({ people }: Logged, asked: string): Pick<LogFilter, 'authors'> | NotFound {
  const authors = peopleCalled(people, asked);
  if (authors.length > 0) return { authors: new Set(authors) };
  const names = [...new Set(Object.values(people).map(({ name }) => name))];
  return {
    why: `Nobody called ${asked} has written into this plan.`,
    next: names.length === 0 ? 'Nobody is named in it.' : `There are: ${names.join(', ')}.`,
  };
}

function askedWords(plan: Logged, options: HistoryOptions): string {
  const { task, record, author, cause, event, since, until } = options;
  const found = task === undefined ? undefined : findTask(plan.records, task);
  const person = author === undefined ? undefined : peopleCalled(plan.people, author)[0];
  return [
    found === undefined || isNotFound(found) ? '' : `about ${taskTitle(found, plan.records)}`,
    record === undefined ? '' : `about ${record}`,
    person === undefined ? '' : `by ${personName(plan.people, person)}`,
    cause === undefined ? '' : `for ${cause}`,
    event === undefined ? '' : `of the event ${event}`,
    since === undefined ? '' : `since ${since}`,
    until === undefined ? '' : `until ${until}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}
