import { type Lost, type ReadThroughline, sayReadRefusal } from '@throughline/interchange';
import type { Change } from '@throughline/model';
import type { Zone } from '../shell.ts';
import { action, counted, day, good, quiet, strong, type Terminal } from '../terminal/index.ts';

/** A project's own file that was looked at. */
export interface Verified {
  /** What it is called. */
  readonly about: string;
  /** All of it, or what is whole of it. */
  readonly file: ReadThroughline;
  readonly bytes: number;
}

export function* verifyLines(
  verified: Verified,
  recoveredTo: string | null,
  zone: Zone,
  terminal: Terminal,
): Generator<string> {
  const { about, file } = verified;
  const said = heldWords(file, zone);
  if (file.lost === undefined) {
    yield* terminal.paragraph([good('● Whole: '), strong(about), ` holds ${said}.`], {
      hanging: 2,
    });
    yield* terminal.paragraph(
      quiet('Every byte and every change is what was written, and each fits the one before it.'),
    );
  } else {
    yield* terminal.paragraph(`Whole are ${said}.`);
    yield* terminal.paragraph(`Lost: ${lostWords(file.lost)}.`);
    yield* recoveryLines(about, recoveredTo, terminal);
  }
  const erased = erasedOf(file);
  if (erased.length > 0) {
    const what = counted(erased.length, 'change');
    yield* terminal.paragraph(`Of ${what} something was erased: it stands, what it said does not.`);
  }
  if (file.lost === undefined)
    yield* terminal.paragraph(quiet(`Last hash ${file.history.headHash}`));
}

function* recoveryLines(about: string, to: string | null, terminal: Terminal): Generator<string> {
  if (to !== null) {
    yield* terminal.paragraph(['Wrote ', strong(to), ': what is whole.']);
    return;
  }
  const command = `throughline verify ${about} --recover whole.throughline`;
  yield* terminal.paragraph([action('→ '), `${command} writes what is whole.`], { hanging: 2 });
}

function heldWords({ history, branches, people }: ReadThroughline, zone: Zone): string {
  const [first, last] = [history.changes[0], history.changes.at(-1)];
  const authors = new Set(history.changes.map(({ author }) => author)).size;
  const when =
    first === undefined || last === undefined
      ? ''
      : ` by ${counted(authors, 'author')}, ${daysOf(first, last, zone)}`;
  const named = counted(Object.keys(people).length, 'person', 'people');
  const beside = `${counted(branches.length, 'branch', 'branches')}, ${named}`;
  return `${counted(history.head, 'change')}${when}; ${beside}`;
}

function daysOf(first: Change, last: Change, zone: Zone): string {
  const [from, to] = [first, last].map(({ at }) => day(zone.local(at)));
  return from === to ? `on ${from}` : `${from} to ${to}`;
}

function lostWords({ changes, branches, header }: Lost): string {
  const names = branches.map(({ line, name }) => name ?? `the one at line ${line}`).join(', ');
  const lost = [
    ...(header ? ['who the people are'] : []),
    ...(changes > 0 ? [`${counted(changes, 'change')} after the last whole one`] : []),
    ...(branches.length > 0
      ? [`${counted(branches.length, 'branch', 'branches')} (${names})`]
      : []),
  ];
  return lost.length === 0 ? 'nothing of the log or the branches' : lost.join('; ');
}

function erasedOf({ history, branches }: ReadThroughline): Change[] {
  const all = [...history.changes, ...branches.flatMap(({ changes }) => changes)];
  return all.filter(({ salt }) => salt === undefined);
}

/** The contract of `verify --json`. */
export function verifyJson({ about, file, bytes }: Verified, recoveredTo: string | null): object {
  const { history, branches, people, lost } = file;
  return {
    file: about,
    bytes,
    whole: lost === undefined,
    changes: history.head,
    hash: history.headHash,
    first: history.changes[0]?.at ?? null,
    last: history.changes.at(-1)?.at ?? null,
    people: Object.keys(people).length,
    branches: branches.map(({ id, name, changes, outcome }) => ({
      id,
      name,
      changes: changes.length,
      state: outcome.state,
    })),
    erased: erasedOf(file).length,
    fault:
      lost === undefined
        ? null
        : { code: lost.fault.refused, line: lost.fault.at?.line, why: sayReadRefusal(lost.fault) },
    lost:
      lost === undefined
        ? null
        : { header: lost.header, changes: lost.changes, branches: lost.branches },
    recoveredTo,
  };
}
