import type { RecordId } from './record-id.ts';
import type { TaskRecord } from './task.ts';

type Place = Pick<TaskRecord, 'id' | 'rank'>;

/** The order of tasks: under one parent by rank, ties by id. Sorted where it was changed, when it is read. */
export class Outline {
  readonly #under = new Map<RecordId | undefined, Map<RecordId, Place>>();
  readonly #sorted = new Map<RecordId | undefined, readonly RecordId[]>();

  constructor(tasks: Iterable<TaskRecord>) {
    for (const task of tasks) this.add(task);
  }

  add({ id, parent, rank }: TaskRecord): void {
    const siblings = this.#under.get(parent);
    if (siblings === undefined) this.#under.set(parent, new Map([[id, { id, rank }]]));
    else siblings.set(id, { id, rank });
    this.#sorted.delete(parent);
  }

  remove({ id, parent }: TaskRecord): void {
    const siblings = this.#under.get(parent);
    siblings?.delete(id);
    if (siblings?.size === 0) this.#under.delete(parent);
    this.#sorted.delete(parent);
  }

  under(parent: RecordId | undefined): readonly RecordId[] {
    const known = this.#sorted.get(parent);
    if (known !== undefined) return known;
    const places = [...(this.#under.get(parent)?.values() ?? [])].sort(inOrder);
    const sorted = places.map((place) => place.id);
    if (sorted.length > 0) this.#sorted.set(parent, sorted);
    return sorted;
  }

  /** Tasks in a cycle of parents, or under a parent that is not there, are never reached. */
  *walk(): Generator<readonly [id: RecordId, depth: number]> {
    const open = [{ ids: this.under(undefined), next: 0 }];
    for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
      const id = level.ids[level.next++];
      if (id === undefined) {
        open.pop();
        continue;
      }
      yield [id, open.length - 1];
      open.push({ ids: this.under(id), next: 0 });
    }
  }
}

function inOrder(a: Place, b: Place): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
