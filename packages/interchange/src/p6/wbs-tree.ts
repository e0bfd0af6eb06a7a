import { readRefusal } from '../read-outcome.ts';
import type { P6Project } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { P6Refused } from './refused.ts';
import type { Values } from './values.ts';

type WBS = P6Object<'WBS'>;

/** P6 itself allows 50 levels. */
const MOST_LEVELS = 250;

/** The WBS of a project, in the order in which P6 shows it. */
export interface WbsTree {
  /** Rows right under this one; `undefined` is the top. */
  under(objectId: string | undefined): readonly WBS[];
  has(objectId: string): boolean;
}

/**
 * A row whose parent is not in the file stands at the top: the project's own row, whose parent is the
 * EPS, and in PMXML, which leaves that row out, the first level. Rows that lead back to themselves are
 * cut at the first of them and said.
 */
export function wbsTree({ object: project, objects }: P6Project, values: Values): WbsTree {
  const byId = new Map<string, WBS>();
  for (const row of objects.all('WBS')) {
    const id = row.text('ObjectId');
    const known = id === undefined ? undefined : byId.get(id);
    if (id === undefined) throw values.broken(row, 'ObjectId');
    if (known !== undefined) throw twice(row, known, id, values);
    byId.set(id, row);
  }
  const parents = parentsOf(byId, project.text('WBSObjectId'), values);
  checkDepth(byId, parents, values);
  const children = new Map<string | undefined, WBS[]>();
  for (const [id, row] of byId) {
    const parent = parents.get(id);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [row]);
    else siblings.push(row);
  }
  const numbers = new Map([...byId.values()].map((row) => [row, sequence(row, values)]));
  const number = (row: WBS) => numbers.get(row) as number;
  for (const siblings of children.values()) siblings.sort((a, b) => number(a) - number(b));
  return { under: (id) => children.get(id) ?? [], has: (id) => byId.has(id) };
}

export function twice<K extends 'WBS' | 'Activity'>(
  object: P6Object<K>,
  known: P6Object<K>,
  id: string,
  values: Values,
): P6Refused {
  const record = values.dialect.kindName(object.kind);
  const parameters = { record, id, first: `line ${known.line}`, second: `line ${object.line}` };
  return new P6Refused(
    readRefusal('record-twice', parameters, { at: { line: object.line, record } }),
  );
}

function parentsOf(
  byId: ReadonlyMap<string, WBS>,
  absentRoot: string | undefined,
  values: Values,
): Map<string, string | undefined> {
  const parents = new Map<string, string | undefined>();
  for (const [id, row] of byId) {
    const parent = row.text('ParentObjectId');
    if (parent !== undefined && byId.has(parent)) {
      parents.set(id, parent);
    } else if (parent !== undefined && parent !== absentRoot && !values.yes(row, 'IsProjectNode')) {
      const field = values.dialect.fieldName('WBS', 'ParentObjectId');
      values.losses.add('reference-dangling', () => `line ${row.line}`, { field });
    }
  }
  const settled = new Set<string>();
  for (const id of byId.keys()) {
    const path = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && path.has(at)) {
      parents.delete(at);
      values.losses.add('p6-wbs-circle', `line ${byId.get(at)?.line}`);
    }
    for (const one of path) settled.add(one);
  }
  return parents;
}

function checkDepth(
  byId: ReadonlyMap<string, WBS>,
  parents: ReadonlyMap<string, string | undefined>,
  values: Values,
): void {
  const levels = new Map<string, number>();
  for (const [id, row] of byId) {
    const path: string[] = [];
    let at: string | undefined = id;
    while (at !== undefined && !levels.has(at)) {
      path.push(at);
      at = parents.get(at);
    }
    let level = at === undefined ? 0 : (levels.get(at) as number);
    for (const one of path.reverse()) levels.set(one, ++level);
    if (level <= MOST_LEVELS) continue;
    const at_ = { line: row.line, record: values.dialect.kindName('WBS') };
    throw new P6Refused(
      readRefusal('p6-wbs-too-deep', { most: MOST_LEVELS }, { at: at_, accepted: MOST_LEVELS }),
    );
  }
}

function sequence(row: WBS, values: Values): number {
  return values.number(row, 'SequenceNumber') ?? 0;
}
