import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

export interface Column {
  readonly name: string;
  readonly isIdentity: boolean;
}

/** The columns of the table in the schema that the connection works in, in their order. */
export async function columnsOf(tx: Kysely<Schema>, table: string): Promise<Column[]> {
  const { rows } = await sql<{ name: string; is_identity: string }>`
    select column_name as name, is_identity from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(
    tx,
  );
  return rows.map(({ name, is_identity }) => ({ name, isIdentity: is_identity === 'YES' }));
}

/** The names of all tables in the schema that the connection works in. */
export async function tableNames(tx: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}
