import type { ResourceRecord } from '@throughline/model';
import { dollars } from './dollars.ts';
import { idOf } from './ids.ts';

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
  dana: { name: 'Dana Whitfield', team: 'Programme', rate: 185 },
  ruth: { name: 'Ruth Okafor', team: 'Sponsor' },
  priya: { name: 'Priya Raman', team: 'Platform', rate: 170 },
  leon: { name: 'Leon Marsh', team: 'Network', rate: 168 },
  noor: { name: 'Noor Haddad', team: 'Security', rate: 172 },
  grace: { name: 'Grace Lin', team: 'Data', rate: 165 },
  evan: { name: 'Evan Cho', team: 'Test', rate: 150 },
  sam: { name: 'Sam Keller', team: 'Finance systems', rate: 155 },
  mira: { name: 'Mira Novak', team: 'HR systems', rate: 150 },
  kate: { name: 'Kate Moreno', team: 'Finance control', rate: 148 },
  paul: { name: 'Paul Adeyemi', team: 'Legal', rate: 210 },
  beth: { name: 'Beth Calloway', team: 'Facilities', rate: 140 },
  tomas: { name: 'Tomas Vidal', team: 'Integration', vendor: VENDOR_A },
  hugo: { name: 'Hugo Brandt', team: 'Circuits and storage', vendor: VENDOR_B },
  ines: { name: 'Ines Duarte', team: 'Disposal', vendor: VENDOR_C },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof PEOPLE;

export const PERSON_KEYS = Object.keys(PEOPLE) as PersonKey[];

export function resourceId(key: PersonKey | TeamKey) {
  return idOf('resource', key);
}

/** Those who do the work, where that is more than the one who answers for it. */
const TEAMS = {
  squads: { name: 'Migration squads', group: 'Integration', size: 12, vendor: VENDOR_A },
  circuits: { name: 'Circuit and storage crew', group: 'Circuits', size: 4, vendor: VENDOR_B },
  movers: { name: 'Disposal crew', group: 'Disposal', size: 6, vendor: VENDOR_C },
  testers: { name: 'Testers', group: 'Test', size: 6, rate: 112 },
  engineers: { name: 'Platform engineers', group: 'Platform', size: 5, rate: 138 },
} as const;

type TeamKey = keyof typeof TEAMS;

const TEAM_OF: Partial<Record<PersonKey, TeamKey>> = {
  tomas: 'squads',
  hugo: 'circuits',
  ines: 'movers',
  evan: 'testers',
  priya: 'engineers',
};

/** Who works on what somebody answers for, and with how much of their time. */
export function worksFor(owner: PersonKey) {
  const team = TEAM_OF[owner];
  return team === undefined
    ? { id: resourceId(owner), units: 0.5 }
    : { id: resourceId(team), units: 1 };
}

/** The people and the teams as the plan's resources. */
export function resources(): ResourceRecord[] {
  const people = PERSON_KEYS.map((key) => ({
    key,
    group: PEOPLE[key].team,
    size: 1,
    ...PEOPLE[key],
  }));
  const teams = Object.entries(TEAMS).map(([key, team]) => ({
    key,
    ...team,
    generic: true as const,
  }));
  return [...people, ...teams].map((one) => ({
    id: idOf('resource', one.key),
    kind: 'resource',
    audience: 'vendor' in one ? 'shared' : 'internal',
    name: one.name,
    type: 'work',
    maxUnits: one.size,
    group: one.group,
    ...('generic' in one && { generic: true }),
    ...('rate' in one && {
      category: 'People',
      rates: { [idOf('rate', one.key)]: { standard: dollars(one.rate) } },
    }),
    ...('vendor' in one && { vendor: one.vendor }),
  }));
}
