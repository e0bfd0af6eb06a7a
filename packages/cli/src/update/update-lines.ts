import { basename } from 'node:path';
import {
  englishFormat,
  LineWords,
  nameIn,
  projectTitle,
  type RecordId,
  type Records,
  type SlipLine,
  targetDate,
  targetTitle,
} from '@throughline/model';
import { taskTitle } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  day,
  good,
  joined,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import type { BroughtIn, Crossed } from './brought-in.ts';
import { countsByKind } from './brought-in.ts';

/** What became of it. */
export interface Outcome {
  /** The changes that the log now has of it; undefined where nothing was written. */
  readonly changes: { readonly from: number; readonly to: number } | undefined;
  readonly dryRun: boolean;
  /** The plan's own file. */
  readonly plan: string;
}

const MOST_NAMED = 5;
const MOST_LINES = 6;

/** What the file does to the plan: the finish first, then the tasks, then what moved it, then what was written. */
export function* updateLines(
  brought: BroughtIn,
  outcome: Outcome,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const { file, isNew, after } = brought;
  if (!isNew) {
    yield* terminal.paragraph(strong(`${basename(file.title)} says nothing new.`));
    yield* terminal.paragraph(
      quiet(
        `${projectTitle(after.records.project)} finishes ${weekdayAndDay(after.forecast.finish)}.`,
      ),
    );
    return;
  }
  yield* terminal.paragraph(strong(finishSentence(brought)));
  yield* terminal.paragraph(quiet(statusWords(brought)));
  for (const one of brought.crossed) {
    yield* terminal.paragraph(crossedWords(one, after.records), { hanging: 2 });
  }
  yield '';
  yield* taskLines(brought, all, terminal);
  yield* remarks(brought, all, terminal);
  if (brought.slip.lines.length > 0) {
    yield '';
    yield* slipLines(brought, all, terminal);
  }
  yield '';
  yield* terminal.paragraph(outcomeWords(outcome));
  yield* terminal.paragraph(quiet(recordsWords(brought)));
}

function finishSentence({ slip, after }: BroughtIn): string {
  const { from, to, delta } = slip;
  const durations = new Durations(after.records.project.minutesPerDay);
  if (delta === 0) return `The finish does not move: ${weekdayAndDay(to)}.`;
  const way = delta > 0 ? 'later' : 'earlier';
  return `The finish moves from ${weekdayAndDay(from)} to ${weekdayAndDay(to)}: ${durations.words(delta)} ${way}.`;
}

function statusWords({ before, after, file }: BroughtIn): string {
  const title = projectTitle(after.records.project);
  const said = [before, after].map(({ records }) => records.project.statusDate);
  const [was, is] = said.map((at) => (at === undefined ? undefined : day(at)));
  const name = `${title} · ${basename(file.title)}`;
  if (is === undefined) return `${name} · no status date`;
  if (was === is) return `${name} · status of ${is}, as before`;
  return `${name} · status of ${was === undefined ? is : `${was}, then ${is}`}`;
}

function crossedWords({ was, is }: Crossed, records: Records): Text {
  const about = `${targetTitle(is, records)}: ${targetDate(is, englishFormat(records.project.minutesPerDay))}`;
  const moved = `forecast ${was === undefined ? '' : `${day(was.forecast)} → `}${day(is.forecast)}`;
  return is.late
    ? [bad('● '), `${about} is now missed, `, moved, '.']
    : [good('✓ '), `${about} is kept again, `, moved, '.'];
}

function* taskLines(brought: BroughtIn, all: boolean, terminal: Terminal): Generator<string> {
  const { before, after, update } = brought;
  const { matched, changed, added, removed, madeHere, promised } = update.tasks;
  const [was, is] = [before.records, after.records];
  const found = `${count(matched, 'task')} found again, ${changed.length === 0 ? 'none' : changed.length} with news`;
  yield* terminal.paragraph([found, '.']);
  const named = (title: string, ids: readonly RecordId[], records: Records) =>
    namedTasks(title, ids, records, all, terminal);
  yield* named('New', added, is);
  yield* named('Gone', removed, was);
  yield* named('Made here, not in the file, kept', madeHere, is);
  yield* named(
    'Gone from the file, kept inactive because something is promised of it',
    promised,
    is,
  );
}

function* namedTasks(
  title: string,
  ids: readonly RecordId[],
  records: Records,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  if (ids.length === 0) return;
  const shown = all || ids.length <= MOST_NAMED + 1 ? ids : ids.slice(0, MOST_NAMED);
  const names = shown.map((id) => {
    const task = records.find('task', id);
    return task === undefined ? id : taskTitle(task, records);
  });
  const rest = ids.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  yield* terminal.paragraph([`${title}: `, names.join(', '), more, '.'], { hanging: 2 });
}

/** What somebody has to know of, because it was said here and the file says otherwise. */
function* remarks(
  { setBack, update, before, after, file }: BroughtIn,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const mark = warning('▲ ');
  const name = nameIn(after.records, update.diff.removed);
  if (before.records.project.rules !== after.records.project.rules) {
    const tool = after.records.project.rules === 'p6' ? 'Primavera P6' : 'MS Project';
    const text = `${basename(file.title)} is of ${tool}: from now on the plan is scheduled by its rules.`;
    yield* terminal.paragraph([mark, text], { hanging: 2 });
  }
  if (setBack.length > 0) {
    const shown = all ? setBack : setBack.slice(0, MOST_NAMED);
    const values = shown.map(
      ({ id, field, seq }) => `${fieldWords(name(id), field)} (change ${seq})`,
    );
    const rest = setBack.length - shown.length;
    const more = rest > 0 ? ` and ${rest} more` : '';
    const what = `edited here since the last file and said otherwise by this one: ${values.join(', ')}`;
    yield* terminal.paragraph([mark, `${count(setBack.length, 'value')} ${what}${more}.`], {
      hanging: 2,
    });
  }
  for (const id of update.baselinesThatStay) {
    const text = `${name(id)} was taken here and stays; the file has another one of its number.`;
    yield* terminal.paragraph([mark, text], { hanging: 2 });
  }
}

function fieldWords(name: string, field: string | null): string {
  return field === null ? name : `${field.split('/')[0]} of ${name}`;
}

interface Row {
  readonly days: string;
  readonly text: Text;
  readonly cause: string;
}

function* slipLines({ slip }: BroughtIn, all: boolean, terminal: Terminal): Generator<string> {
  const durations = new Durations(slip.later.records.project.minutesPerDay);
  const words = new LineWords(slip);
  const most = all || slip.lines.length <= MOST_LINES + 1 ? slip.lines.length : MOST_LINES;
  const rows = slip.lines.slice(0, most).map((line): Row => {
    const { title, detail } = words.of(line);
    const text = joined([strong(title), detail], ': ');
    return { days: signed(line, durations), text, cause: line.cause };
  });
  const rest = slip.lines.slice(most);
  if (rest.length > 0) {
    const amount = rest.reduce((sum, line) => sum + line.amount, 0);
    const text = quiet(`${rest.length} smaller; --all lists them`);
    rows.push({ days: durations.signed(amount), text, cause: '' });
  }
  yield* table(rows, COLUMNS, terminal);
}

function signed({ amount, standardError }: SlipLine, durations: Durations): string {
  const error = standardError > 0 ? ` ±${durations.short(standardError)}` : '';
  return durations.signed(amount) + error;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Days', cell: ({ days }) => strong(days), align: 'right' },
  { title: 'What differs', cell: ({ text }) => text, shrinksTo: 24 },
  { title: 'Likely cause', cell: ({ cause }) => quiet(cause), goes: 1 },
];

function outcomeWords({ changes, dryRun, plan }: Outcome): string {
  if (changes === undefined) {
    return dryRun ? 'Nothing was written: --dry-run.' : 'Nothing was written.';
  }
  const { from, to } = changes;
  const which = from === to ? `change ${from}` : `changes ${from} to ${to}, one group`;
  return `Written to ${basename(plan)} as ${which}.`;
}

function recordsWords({ update, before }: BroughtIn): string {
  const counts = countsByKind(update, before.records).map(({ kind, added, changed, removed }) => {
    const said = [
      [added, 'new'],
      [changed, 'changed'],
      [removed, 'gone'],
    ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
    return said.length === 0 ? [] : [`${kind} ${said.join(', ')}`];
  });
  const said = counts.flat();
  return said.length === 0 ? 'Nothing but numbers of its rows.' : `Records: ${said.join('; ')}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
