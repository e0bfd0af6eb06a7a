import type { Records } from '../plan/index.ts';
import type { Role } from './roles.ts';

/** Who looks at a project. */
export interface Reader {
  readonly role: Role;
  /** An opaque id: a person's or a service token's. */
  readonly id: string;
}

/** Whether the reader sees every field of every record: then nothing needs to be filtered. */
export function seesAll({ role }: Reader): boolean {
  return role === 'owner' || role === 'manager';
}

/** The plan as the reader may see it: the only way out of the server. */
export function view(reader: Reader, records: Records): Records {
  if (seesAll(reader)) return records;
  return records;
}
