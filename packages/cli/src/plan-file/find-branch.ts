import type { Branch } from '@throughline/model';
import type { Complaint } from '../say.ts';

/**
 * The branch of this name or id, or with this number before its name, `CR-04`; where several have the name,
 * the open one.
 */
export function findBranch(branches: readonly Branch[], asked: string): Branch | Complaint {
  const exact = branches.filter(({ id, name }) => id === asked || folded(name) === folded(asked));
  const named = exact.length > 0 ? exact : branches.filter(({ name }) => isNumbered(name, asked));
  const open = named.filter(({ outcome }) => outcome.state === 'open');
  const [found, another] = open.length > 0 ? open : named;
  if (found === undefined) {
    const names = branches.map(({ name }) => name).join(', ');
    return {
      why: `There is no branch called ${asked}.`,
      next: names === '' ? 'The plan has no branches.' : `It has: ${names}`,
    };
  }
  if (another === undefined) return found;
  return {
    why: `Several branches are called ${asked}.`,
    next: `Name one by its id: ${(open.length > 0 ? open : named).map(({ id }) => id).join(', ')}`,
  };
}

function isNumbered(name: string, asked: string): boolean {
  return /\d$/.test(asked) && folded(name).startsWith(`${folded(asked)} `);
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
