import type { OwnGroup } from './unacknowledged.ts';

/** Edits that the server has not acknowledged, kept over a reload. `place`: whose they are, and of which plan. */
export interface KeptEdits {
  /** In the order in which they were made. */
  load(place: string): Promise<readonly OwnGroup[]>;
  put(place: string, group: OwnGroup): Promise<void>;
  drop(place: string, group: OwnGroup): Promise<void>;
}

const DATABASE = 'throughline';
const STORE = 'unacknowledged-edits';

/** In the browser's own database: each group is a row of its own, so that two pages do not write over each other. */
export class KeptInDatabase implements KeptEdits {
  #database: Promise<IDBDatabase> | undefined;

  async load(place: string): Promise<readonly OwnGroup[]> {
    const rows = await this.#run('readonly', (store) => store.getAll(rangeOf(place)));
    return (rows as { group: OwnGroup }[]).map(({ group }) => group);
  }

  async put(place: string, group: OwnGroup): Promise<void> {
    await this.#run('readwrite', (store) => store.put({ group }, [place, idOf(group)]));
  }

  async drop(place: string, group: OwnGroup): Promise<void> {
    await this.#run('readwrite', (store) => store.delete([place, idOf(group)]));
  }

  async #run(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest,
  ): Promise<unknown> {
    this.#database ??= opened();
    const database = await this.#database;
    const asked = work(database.transaction(STORE, mode).objectStore(STORE));
    return new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Ids grow with time: in their order, groups are in the order in which they were made. */
function idOf({ edits }: OwnGroup): string {
  return edits[0]?.editId ?? '';
}

function rangeOf(place: string): IDBKeyRange {
  return IDBKeyRange.bound([place, ''], [place, '\uffff']);
}
