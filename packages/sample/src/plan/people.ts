import type { ResourceRecord } from '@throughline/model';
import { idOf } from '../programme/ids.ts';
import { dollars } from './dollars.ts';

export const VENDOR_A = 'Corvane';
export const VENDOR_B = 'Tessaly';
export const VENDOR_C = 'Markpike';

interface Person {
  readonly name: string;
  readonly team: string;
  /** Dollars an hour; none where the vendor's price is fixed. */
  readonly rate?: number;
  readonly vendor?: string;
}

/** Who ran it. Every name, of people and of companies, is invented. */
export const PEOPLE = {
  dana: { name: 'Dana Whitfield', team: 'Programme', rate: 105 },
  ruth: { name: 'Ruth Okafor', team: 'Sponsor' },
  priya: { name: 'Priya Raman', team: 'Platform', rate: 98 },
  leon: { name: 'Leon Marsh', team: 'Network', rate: 96 },
  noor: { name: 'Noor Haddad', team: 'Security', rate: 99 },
  grace: { name: 'Grace Lin', team: 'Data', rate: 94 },
  evan: { name: 'Evan Cho', team: 'Test', rate: 82 },
  sam: { name: 'Sam Keller', team: 'Finance systems', rate: 88 },
  mira: { name: 'Mira Novak', team: 'HR systems', rate: 86 },
  kate: { name: 'Kate Moreno', team: 'Finance control', rate: 84 },
  paul: { name: 'Paul Adeyemi', team: 'Legal', rate: 112 },
  beth: { name: 'Beth Calloway', team: 'Facilities', rate: 78 },
  tomas: { name: 'Tomas Vidal', team: 'Integration', vendor: VENDOR_A },
  hugo: { name: 'Hugo Brandt', team: 'Circuits and storage', vendor: VENDOR_B },
  ines: { name: 'Ines Duarte', team: 'Disposal', vendor: VENDOR_C },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof PEOPLE;

export const PERSON_KEYS = Object.keys(PEOPLE) as PersonKey[];

export function resourceId(key: PersonKey) {
  return idOf('resource', key);
}

/** The people as the plan's resources. */
export function resources(): ResourceRecord[] {
  return PERSON_KEYS.map((key) => {
    const { name, team, rate, vendor }: Person = PEOPLE[key];
    return {
      id: resourceId(key),
      kind: 'resource',
      audience: vendor === undefined ? 'internal' : 'shared',
      name,
      type: 'work',
      maxUnits: 1,
      group: team,
      ...(rate !== undefined && {
        category: 'People',
        rates: { [idOf('rate', key)]: { standard: dollars(rate) } },
      }),
      ...(vendor !== undefined && { vendor }),
    };
  });
}
