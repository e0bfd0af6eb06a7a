import { P6_FIELDS, P6_KINDS, type P6Field, type P6Kind } from './p6-fields.ts';

/** One business object of a file: the texts of its fields, as they were written. */
export interface P6Object<K extends P6Kind = P6Kind> {
  readonly kind: K;
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** What the field says; undefined when it says nothing. */
  text(field: P6Field<K>): string | undefined;
}

/** An object from its fields, by name; what is not named is empty. */
export function p6Object<K extends P6Kind>(
  kind: K,
  line: number,
  fields: { readonly [F in P6Field<K>]?: string | undefined },
): P6Object<K> {
  const named: Readonly<Record<string, string | undefined>> = fields;
  return p6ObjectOf(kind, line, (field) => named[field]);
}

/** An object from what each of the fields that are read says. */
export function p6ObjectOf<K extends P6Kind>(
  kind: K,
  line: number,
  text: (field: P6Field<K>) => string | undefined,
): P6Object<K> {
  const fields: readonly P6Field<K>[] = P6_FIELDS[kind];
  return new WrittenObject(kind, line, fields.map(text));
}

const PLACES = Object.fromEntries(
  P6_KINDS.map((kind) => [kind, new Map(P6_FIELDS[kind].map((field, place) => [field, place]))]),
) as unknown as Record<P6Kind, ReadonlyMap<string, number>>;

class WrittenObject<K extends P6Kind> implements P6Object<K> {
  constructor(
    readonly kind: K,
    readonly line: number,
    /** In the order of `P6_FIELDS`. */
    private readonly cells: readonly (string | undefined)[],
  ) {}

  text(field: P6Field<K>): string | undefined {
    const cell = this.cells[PLACES[this.kind].get(field) as number];
    return cell === '' ? undefined : cell;
  }
}

/** Objects by kind, each kind in the order of the file. */
export class P6Objects {
  readonly #byKind = new Map<P6Kind, P6Object[]>();

  all<K extends P6Kind>(kind: K): readonly P6Object<K>[] {
    return (this.#byKind.get(kind) ?? []) as P6Object<K>[];
  }

  add(object: P6Object): void {
    const known = this.#byKind.get(object.kind);
    if (known === undefined) this.#byKind.set(object.kind, [object]);
    else known.push(object);
  }
}
