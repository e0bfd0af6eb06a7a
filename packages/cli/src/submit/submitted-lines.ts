import {
  asksForCause,
  type Change,
  type Comparison,
  compare,
  computePlan,
  type LocalDateTime,
  ledger,
  type PromiseMove,
  promiseTitle,
  type Records,
} from '@throughline/model';
import { saidChange } from '../log/index.ts';
import { sayUnschedulable, taskTitleOf } from '../plan-file/index.ts';
import {
  action,
  bad,
  type Column,
  Durations,
  day,
  dayOfYear,
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
import type { Submitted } from './submit-edits.ts';

const MOST_SAID = 8;
/** Edits that no date follows from: where nothing moved by them, nothing is said of it. */
const NOTES = ['event.', 'explanation.', 'promise.', 'baseline.'];

/** What was done, then old and new of every date that somebody counts on, then whether anybody should say why. */
export function* submittedLines(
  submitted: Submitted,
  file: string,
  terminal: Terminal,
): Generator<string> {
  const { before, after, changes } = submitted;
  if (changes.length === 0) {
    yield* terminal.paragraph(strong('Nothing changes: it is so already.'));
    return;
  }
  yield* saidLines(submitted, terminal);
  if (after.count('project') === 0 || before.count('project') === 0) return;
  const [then, now] = [computePlan(before), computePlan(after)];
  if ('code' in now) {
    const { why, next } = sayUnschedulable(now, { records: after, title: file });
    yield* terminal.paragraph([warning('▲ '), 'The plan has no dates now. ', why], { hanging: 2 });
    yield* terminal.paragraph([action('→ '), next], { hanging: 2 });
    return;
  }
  if ('code' in then) return;
  const isNote = changes.every(({ edit }) => NOTES.some((kind) => edit.kind.startsWith(kind)));
  yield* movedLines(compare(then, now), after, terminal, isNote);
  if (submitted.isExplained || changes.every(isOnlyTime)) return;
  if (asksForCause(then, now).length === 0) return;
  yield* terminal.paragraph([action('→ '), 'Why? ', howToSay(submitted, file)], { hanging: 2 });
}

function* saidLines(submitted: Submitted, terminal: Terminal): Generator<string> {
  const { changes, after, branch, dryRun } = submitted;
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return;
  const seq = first === last ? `#${first.seq}` : `#${first.seq}–${last.seq}`;
  const said = [...new Set(changes.map((change) => saidChange(change, after)))];
  const where = [
    dryRun ? 'Not written: ' : '',
    branch === undefined ? '' : `On branch ${branch}: `,
  ];
  const number = dryRun || branch !== undefined ? '' : quiet(` ${seq}`);
  if (said.length === 1) {
    yield* terminal.paragraph([...where, strong(`${said[0]}.`), number], { hanging: 2 });
    return;
  }
  yield* terminal.paragraph([...where, strong(`${changes.length} edits in one.`), number]);
  for (const one of said.slice(0, MOST_SAID)) yield* terminal.paragraph(`· ${one}`, { hanging: 2 });
  const more = said.length - MOST_SAID;
  if (more > 0) yield terminal.line(quiet(`and ${more} more`));
}

interface Row {
  readonly name: string;
  readonly from: LocalDateTime | null;
  readonly to: LocalDateTime | null;
  readonly moved: string;
  readonly kept: Text;
}

/** Old and new of the finish, and of what was promised, where they moved. */
export function* movedLines(
  { finish, promises, milestones }: Comparison,
  records: Records,
  terminal: Terminal,
  onlyIfMoved = false,
): Generator<string> {
  const durations = new Durations(records.project.minutesPerDay);
  const rows: Row[] = [];
  const push = (name: string, { from, to, minutes }: Comparison['finish'], kept: Text) => {
    rows.push({ name, from, to, moved: signedWords(minutes, durations), kept });
  };
  if (finish.from !== finish.to) push('Finish', finish, '');
  const told = new Set(promises.map(({ taskId }) => taskId));
  for (const promise of promises) {
    const { from, to, date, kept } = promise;
    const isSame = from === to && date.before === date.after && kept.before === kept.after;
    if (!isSame) push(titleOf(promise, records), promise, keptWords(promise, durations));
  }
  for (const { taskId, ...move } of milestones) {
    if (!told.has(taskId) && move.from !== move.to) push(taskTitleOf(records, taskId), move, '');
  }
  if (rows.length === 0) {
    if (onlyIfMoved) return;
    const stays = finish.to === null ? '' : `; the finish stays ${weekdayAndDay(finish.to)}`;
    yield* terminal.paragraph(quiet(`No promise or milestone moves${stays}.`));
    return;
  }
  yield* table(rows, COLUMNS, terminal);
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '', cell: ({ name }) => name, shrinksTo: 10 },
  {
    title: '',
    cell: ({ from, to }) => (from === to ? '' : `${weekdayAndDay(from)} →`),
    short: ({ from, to }) => (from === to ? '' : `${dayOfYear(from)} →`),
  },
  {
    title: '',
    cell: ({ to }) => strong(weekdayAndDay(to)),
    short: ({ to }) => strong(day(to)),
  },
  { title: '', cell: ({ moved }) => moved, align: 'right' },
  { title: '', cell: ({ kept }) => kept, goes: 1 },
];

function titleOf({ source, taskId }: PromiseMove, records: Records): string {
  const task = taskId === null ? undefined : taskTitleOf(records, taskId);
  if (source.by === 'deadline') return task ?? 'The project';
  const promise = records.find('promise', source.promiseId);
  return promise === undefined ? (task ?? 'The project') : promiseTitle(promise);
}

function keptWords({ kept, buffer }: PromiseMove, durations: Durations): Text {
  if (buffer.after === null || kept.after === null) return '';
  if (!kept.after) return bad(`● ${durations.short(-buffer.after)} late`);
  const left = `${durations.short(buffer.after)} left`;
  return kept.before === false ? good(`✓ kept again, ${left}`) : left;
}

function signedWords(minutes: number | null, durations: Durations): string {
  if (minutes === null || minutes === 0) return '';
  return durations.signed(minutes);
}

/** The guess is what the ledger would take, were nobody to say anything. */
function howToSay({ before, changes, dryRun }: Submitted, file: string): Text {
  const guess = guessedCause(before, changes);
  const cause = guess === undefined ? 'CAUSE' : `"${guess}"`;
  if (dryRun) return joined(['say it with', strong(`--cause ${cause}`), 'or --event'], ' ');
  const seq = changes.at(-1)?.seq ?? 0;
  return [`throughline explain ${file} ${seq} --cause ${cause}`, quiet('  (or --event NAME)')];
}

/** Nobody is asked why time passes. */
export function isOnlyTime({ edit }: Change): boolean {
  return edit.kind === 'project.set-status-date';
}

export function guessedCause(
  start: Submitted['before'],
  changes: Submitted['changes'],
): string | undefined {
  const found = ledger({ start, changes });
  if ('code' in found) return undefined;
  const cause = [...found.lines, ...found.absorbed][0]?.cause;
  return cause === 'unexplained' || cause === 'no update' ? undefined : cause;
}
