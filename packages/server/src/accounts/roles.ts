import { Role } from '@throughline/model';
import { Fault } from '../fault.ts';

/** Nobody gives more than they have: only owners make owners. */
export function refuseRoleAbove(own: Role, given: Role): void {
  if (isAbove(given, own)) throw new Fault('role-above-own', { accepted: upTo(own) });
}

/** Roles are told from the most to the least. */
export function isAbove(role: Role, other: Role): boolean {
  return Role.options.indexOf(role) < Role.options.indexOf(other);
}

function upTo(own: Role): Role[] {
  return Role.options.filter((role) => !isAbove(role, own));
}
