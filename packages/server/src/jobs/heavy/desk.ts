import { ProjectStore } from '../../projects/index.ts';
import { connect, type Database } from '../../storage/index.ts';

/** What a thread works with: one connection, and the projects that it was asked about last. */
export interface Desk {
  readonly database: Database;
  readonly store: ProjectStore;
  /** Tells how far the work is, 0 to 1. */
  progress(fraction: number): void;
}

export function openDesk(url: string): Desk {
  const { database } = connect({ url, connections: 1 });
  return { database, store: new ProjectStore(database), progress: () => {} };
}
