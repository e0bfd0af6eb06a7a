/** PostgreSQL: our own or yours, its schema, and what is kept of it elsewhere. */
export { connect, type Database, type Reach } from './connect.ts';
export { type EmbeddedPostgres, startEmbedded } from './embedded/start-embedded.ts';
export { migrate, NewerSchema, SchemaFault } from './migrate.ts';
export type { Schema } from './schema.ts';
