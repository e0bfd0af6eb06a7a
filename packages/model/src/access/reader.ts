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

/** Readers of one class see the same: what was made for one of them may be kept for all. */
export type ViewClass = 'whole' | 'contributor' | 'viewer' | 'guest';

export function viewClass(reader: Reader): ViewClass {
  return reader.role === 'owner' || reader.role === 'manager' ? 'whole' : reader.role;
}
