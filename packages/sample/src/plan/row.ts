import type { LinkType } from '@throughline/model';
import { PEOPLE, type PersonKey } from './people.ts';

/** One row of the plan, as it is written in these files. */
export interface Row {
  /** What other rows and the story call it; nobody sees it. */
  readonly key: string;
  readonly name: string;
  /** The key of its summary. */
  readonly under?: string;
  /** The row it stands right below, where it comes later than the first plan. */
  readonly below?: string;
  /** Working days; none for a milestone or a summary. */
  readonly days?: number;
  readonly what: 'task' | 'milestone' | 'summary' | 'cut-over';
  /** What it waits for: `key`, or `key SS` and the like. Finish to start where nothing is said. */
  readonly after: readonly string[];
  /** Who answers for it. */
  readonly owner?: PersonKey;
  /** Whether a finance application moves in it: such windows are closed at year-end. */
  readonly finance?: boolean;
  readonly notes?: string;
  /** Vendors and the landlord may see it; what a vendor answers for they may see in any case. */
  readonly shared?: boolean;
  readonly custom?: Readonly<Record<string, string | number>>;
}

type More = Partial<Omit<Row, 'key' | 'name' | 'what' | 'days' | 'after'>>;

export function task(
  key: string,
  name: string,
  days: number,
  after: readonly string[],
  more: More = {},
): Row {
  return { key, name, what: 'task', days, after, ...more };
}

export function milestone(
  key: string,
  name: string,
  after: readonly string[],
  more: More = {},
): Row {
  return { key, name, what: 'milestone', after, ...more };
}

export function summary(key: string, name: string, more: More = {}): Row {
  return { key, name, what: 'summary', after: [], ...more };
}

/** A day and night of a cut-over weekend. */
export function cutOver(key: string, name: string, after: readonly string[], more: More = {}): Row {
  return { key, name, what: 'cut-over', after, ...more };
}

/** The rows, all of them under one summary. */
export function under(parent: string, owner: PersonKey, rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ under: parent, owner, ...row }));
}

export function isShared({ shared, owner }: Row): boolean {
  return shared === true || (owner !== undefined && 'vendor' in PEOPLE[owner]);
}

/** `key SS` as its two parts. */
export function waitsFor(after: string): { readonly key: string; readonly type: LinkType } {
  const [key = '', type = 'FS'] = after.split(' ');
  if (type !== 'FS' && type !== 'SS' && type !== 'FF') throw new Error(`no such link: ${after}`);
  return { key, type };
}
