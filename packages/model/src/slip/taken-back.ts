import { type Diff, EMPTY_DIFF, type FieldChange, type RecordId, sameSide } from '../plan/index.ts';

interface Piece {
  readonly group: string;
  readonly diff: Diff;
}

/**
 * SLP-18: what each change did for which group, so that what takes it back goes to the same group: an edit that
 * is undone has no line.
 */
export class TakenBack {
  /** By the change and the record. */
  private readonly piecesByKey = new Map<string, Piece[]>();

  keep(seq: number, group: string, diff: Diff): void {
    for (const id of idsOf(diff)) {
      const key = `${seq} ${id}`;
      const known = this.piecesByKey.get(key);
      if (known === undefined) this.piecesByKey.set(key, [{ group, diff }]);
      else known.push({ group, diff });
    }
  }

  /** What of a diff takes back these changes, in the order in which it does, and the rest of it. */
  split(
    diff: Diff,
    undoes: readonly number[],
  ): { readonly given: readonly Piece[]; readonly rest: Diff } {
    const piecesOf = (id: RecordId) =>
      undoes.flatMap((seq) => this.piecesByKey.get(`${seq} ${id}`) ?? []).reverse();
    const given: Piece[] = [];
    const rest: Mutable<Diff> = { added: {}, updated: {}, removed: {} };
    for (const [id, record] of entriesOf(diff.removed)) {
      const piece = piecesOf(id).find((one) => one.diff.added[id] !== undefined);
      if (piece === undefined) rest.removed[id] = record;
      else given.push({ group: piece.group, diff: { ...EMPTY_DIFF, removed: { [id]: record } } });
    }
    for (const [id, record] of entriesOf(diff.added)) {
      const piece = piecesOf(id).find((one) => one.diff.removed[id] !== undefined);
      if (piece === undefined) rest.added[id] = record;
      else given.push({ group: piece.group, diff: { ...EMPTY_DIFF, added: { [id]: record } } });
    }
    for (const [id, changes] of entriesOf(diff.updated)) {
      for (const [path, change] of Object.entries(changes)) {
        const found = fieldTakenBack(id, path, change, piecesOf(id));
        given.push(...found);
        if (found.length === 0) rest.updated[id] = { ...rest.updated[id], [path]: change };
      }
    }
    return { given, rest };
  }
}

type Mutable<T> = { [Part in keyof T]: { -readonly [id in keyof T[Part]]: T[Part][id] } };

function entriesOf<V>(part: { readonly [id: string]: V }): [RecordId, V][] {
  return Object.entries(part) as [RecordId, V][];
}

/** `pieces`: the latest first. */
function fieldTakenBack(
  id: RecordId,
  path: string,
  change: FieldChange,
  pieces: readonly Piece[],
): Piece[] {
  const found: Piece[] = [];
  let [at] = change;
  const [, end] = change;
  const ones = pieces.flatMap(({ group, diff }) => {
    const own = diff.updated[id]?.[path];
    return own === undefined ? [] : [{ group, own }];
  });
  for (const { group, own } of ones) {
    if (sameSide(at, end)) break;
    const [from, to] = own;
    if (!sameSide(at, to)) break;
    found.push({ group, diff: withChange(id, path, [to, from]) });
    at = from;
  }
  if (sameSide(at, end)) return found;
  const [last] = ones;
  return last === undefined ? [] : [{ group: last.group, diff: withChange(id, path, change) }];
}

function withChange(id: RecordId, path: string, change: FieldChange): Diff {
  return { ...EMPTY_DIFF, updated: { [id]: { [path]: change } } };
}

/** The records that a diff brings, changes or takes away, each once. */
export function idsOf({ added, updated, removed }: Diff): RecordId[] {
  const ids = [added, updated, removed].flatMap((part) => Object.keys(part));
  return [...new Set(ids)] as RecordId[];
}

/** The diff cut in what it does to one record, and all else. */
export function restOf({ added, updated, removed }: Diff, id: RecordId): [own: Diff, rest: Diff] {
  const cut = <V>(part: { readonly [id: string]: V }) => {
    const { [id]: own, ...rest } = part;
    return [own === undefined ? {} : { [id]: own }, rest] as const;
  };
  const [ins, changes, outs] = [cut(added), cut(updated), cut(removed)];
  return [
    { added: ins[0], updated: changes[0], removed: outs[0] },
    { added: ins[1], updated: changes[1], removed: outs[1] },
  ];
}
