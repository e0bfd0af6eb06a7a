import {
  type OnTrack,
  type PromiseRecord,
  promiseTitle,
  type Records,
  type Target,
} from '@throughline/model';
import { taskTitleOf } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  day,
  good,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  weekdayAndDay,
} from '../terminal/index.ts';

interface Row {
  readonly promise: PromiseRecord;
  readonly target: Target | undefined;
}

/** What was promised to whom, and whether it will be kept; the one in most danger first in words. */
export function* promiseLines(
  records: Records,
  { targets }: OnTrack,
  terminal: Terminal,
): Generator<string> {
  const rows: Row[] = [...records.all('promise')].map((promise) => ({
    promise,
    target: targets.find(
      ({ source }) => source.by === 'promise' && source.promiseId === promise.id,
    ),
  }));
  rows.sort((a, b) => ((a.promise.date ?? '~') < (b.promise.date ?? '~') ? -1 : 1));
  const durations = new Durations(records.project.minutesPerDay);
  yield* terminal.paragraph(strong(sentence(rows, durations)));
  if (rows.length === 0) return;
  yield '';
  yield* table(rows, columns(records, durations), terminal);
  for (const { promise, target } of rows) {
    if (promise.consequence === undefined || target?.state === 'met') continue;
    const text = `${promiseTitle(promise)}, if broken: ${promise.consequence}`;
    yield* terminal.paragraph(quiet(text), { hanging: 2 });
  }
}

function sentence(rows: readonly Row[], durations: Durations): string {
  if (rows.length === 0) return 'Nothing has been promised to anybody.';
  const late = rows.filter(({ target }) => target?.late === true && target.state === 'open');
  const count = `${rows.length} ${rows.length === 1 ? 'promise' : 'promises'}`;
  const [worst] = late.sort((a, b) => (b.target?.lateness ?? 0) - (a.target?.lateness ?? 0));
  if (worst?.target === undefined) return `${count}; the forecast keeps every open one.`;
  const { promise, target } = worst;
  const past = `${durations.words(target.lateness)} past ${weekdayAndDay(target.date)}`;
  const others = late.length === 1 ? '' : `, and ${late.length - 1} more would be broken`;
  return `${count}; ${promiseTitle(promise)} is forecast ${past}${others}.`;
}

function columns(records: Records, durations: Durations): Column<Row>[] {
  return [
    {
      title: 'Promise',
      cell: ({ promise }) => promiseTitle(promise),
      shrinksTo: 20,
    },
    { title: 'To', cell: ({ promise }) => promise.to, goes: 4 },
    { title: 'Kind', cell: ({ promise }) => quiet(promise.type), goes: 2 },
    {
      title: 'Of',
      cell: ({ promise: { taskId } }) =>
        taskId === undefined ? 'the project' : taskTitleOf(records, taskId),
      goes: 1,
    },
    { title: 'Told', cell: ({ promise }) => toldWords(promise), goes: 5 },
    { title: 'Forecast', cell: ({ target }) => (target === undefined ? '' : day(target.forecast)) },
    { title: 'Late or left', cell: ({ target }) => keptWords(target, durations) },
  ];
}

function toldWords({ date, amount }: PromiseRecord): string {
  if (amount !== undefined) return `${amount.amount} ${amount.currency}`;
  return day(date);
}

function keptWords(target: Target | undefined, durations: Durations): Text {
  if (target === undefined) return quiet('not measured');
  const { state, lateness, floatLeft } = target;
  if (state === 'met') return good('✓ kept');
  if (state === 'broken') return bad(`● broken by ${durations.short(lateness)}`);
  return lateness > 0
    ? bad(`● ${durations.short(lateness)} late`)
    : `  ${durations.short(floatLeft)} left`;
}
