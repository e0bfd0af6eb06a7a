/** PostgreSQL: our own or yours, its schema, and what is kept of it elsewhere. */

export { ADVISORY_LOCK } from './advisory-locks.ts';
export * from './backup/index.ts';
export { connect, type Database, type Reach } from './connect.ts';
export { dataFolder } from './data-folder.ts';
export { type EmbeddedPostgres, startEmbedded } from './embedded/start-embedded.ts';
export { migrate, migrations, NewerSchema, SchemaFault, schemaOf } from './migrate.ts';
export { openStorage, reachStorage, type Storage, type StorageOptions } from './open-storage.ts';
export type { Schema } from './schema.ts';
export { StorageFault, type StorageFaultCode, type StorageLog } from './storage-fault.ts';
export type { StorageState } from './watch.ts';
