import type { Role } from '@throughline/model';
import { messages } from '../words/index.ts';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is signed in. */
export interface Account {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly workspaces: readonly Workspace[];
}

export const ROLES: readonly Role[] = ['owner', 'manager', 'contributor', 'viewer', 'guest'];

const say = messages({
  owner: 'Owner',
  manager: 'Manager',
  contributor: 'Contributor',
  viewer: 'Viewer',
  guest: 'Guest',
  ownerWhat: 'everything here, and who gets in',
  managerWhat: 'makes, changes and decides plans',
  contributorWhat: 'does the work: edits, reports, proposes',
  viewerWhat: 'sees dates, verdict and sums of money',
  guestWhat: 'a client or vendor: what is shared in projects that name them',
});

export function roleName(role: Role): string {
  return say(role);
}

/** `Viewer: sees dates, verdict and sums of money`. */
export function roleWhat(role: Role): string {
  return `${say(role)}: ${say(`${role}What`)}`;
}
