import type { KeptEdits } from './kept-edits.ts';
import type { OwnGroup } from './unacknowledged.ts';

/** Node has no database of a browser's: here they last as long as the test. */
export class KeptInMemory implements KeptEdits {
  readonly #groups = new Map<string, Map<string, OwnGroup>>();

  async load(place: string): Promise<readonly OwnGroup[]> {
    return [...this.#of(place).values()];
  }

  async put(place: string, group: OwnGroup): Promise<void> {
    this.#of(place).set(idOf(group), group);
  }

  async drop(place: string, group: OwnGroup): Promise<void> {
    this.#of(place).delete(idOf(group));
  }

  #of(place: string): Map<string, OwnGroup> {
    const groups = this.#groups.get(place) ?? new Map<string, OwnGroup>();
    this.#groups.set(place, groups);
    return groups;
  }
}

function idOf({ edits }: OwnGroup): string {
  return edits[0]?.editId ?? '';
}
