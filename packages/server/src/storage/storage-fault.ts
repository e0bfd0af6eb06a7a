/** Why there is no database to work with. The codes are public: what is printed and logged names them. */
export type StorageFaultCode =
  /** The data folder cannot be made, read or written. */
  | 'data-folder'
  /** PostgreSQL's user cannot get to the data folder. */
  | 'data-folder-unreachable'
  /** Somebody else works with the data folder. */
  | 'data-folder-in-use'
  /** What lies in the data folder is no database that we can open. */
  | 'data-folder-damaged'
  /** The data folder holds the data of another major version of PostgreSQL. */
  | 'postgres-version'
  /** There is no PostgreSQL of ours for this machine. */
  | 'postgres-missing'
  /** No user of this machine may run PostgreSQL. */
  | 'postgres-user'
  /** PostgreSQL did not start; the message ends with what it said last. */
  | 'postgres-start'
  | 'database-url'
  | 'database-unreachable'
  | 'database-refused'
  | 'database-version'
  | 'database-encoding'
  | 'database-permission'
  | 'database-read-only';

/** Says what is wrong with the storage and what to do about it; never holds a password. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
  constructor(
    readonly code: StorageFaultCode,
    message: string,
  ) {
    super(message);
  }
}

/** What storage tells of itself while it runs; a pino logger is one. */
export interface StorageLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: StorageLog = { info: () => {}, warn: () => {}, error: () => {} };
