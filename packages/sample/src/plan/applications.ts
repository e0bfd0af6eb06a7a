import type { PersonKey } from './people.ts';

/** What becomes of an application. */
export type Treatment = 'rehost' | 'replatform' | 'retire';

export interface Application {
  readonly name: string;
  readonly treatment: Treatment;
  /** Interfaces found in the six weeks of dependency mapping. */
  readonly interfaces: number;
}

export interface Wave {
  readonly key: string;
  readonly name: string;
  readonly owner: PersonKey;
  readonly applications: readonly Application[];
}

const rehost = (name: string, interfaces: number): Application => ({
  name,
  treatment: 'rehost',
  interfaces,
});

const replatform = (name: string, interfaces: number): Application => ({
  name,
  treatment: 'replatform',
  interfaces,
});

/** The pilot and six waves: 47 applications are rehosted and 6 replatformed. */
export const WAVES: readonly Wave[] = [
  {
    key: 'pilot',
    name: 'Pilot',
    owner: 'priya',
    applications: [
      rehost('Intranet search', 2),
      rehost('Room booking', 1),
      rehost('Staff directory', 2),
      rehost('Print services', 1),
    ],
  },
  {
    key: 'w1',
    name: 'Wave 1, workplace',
    owner: 'tomas',
    applications: [
      rehost('Document store', 4),
      rehost('Forms and surveys', 2),
      rehost('Learning portal', 3),
      rehost('Service desk', 5),
      rehost('Asset register', 3),
      rehost('Visitor log', 1),
      rehost('Team wiki', 2),
      rehost('Badge records', 2),
    ],
  },
  {
    key: 'w2',
    name: 'Wave 2, operations',
    owner: 'tomas',
    applications: [
      rehost('Fleet tracking', 4),
      rehost('Warehouse labels', 3),
      rehost('Delivery slots', 4),
      rehost('Yard planner', 3),
      rehost('Parts catalogue', 4),
      rehost('Supplier portal', 6),
      rehost('Quality records', 3),
      rehost('Maintenance planner', 4),
      rehost('Cold-chain alerts', 2),
    ],
  },
  {
    key: 'w3',
    name: 'Wave 3, customers',
    owner: 'tomas',
    applications: [
      replatform('Customer portal', 9),
      replatform('Claims portal', 8),
      rehost('Contact desktop', 5),
      rehost('Call recording', 2),
      rehost('Order status', 6),
      rehost('Price quotes', 4),
      rehost('Returns desk', 3),
      rehost('Loyalty points', 3),
      rehost('Mail campaigns', 3),
    ],
  },
  {
    key: 'w4',
    name: 'Wave 4, people and reporting',
    owner: 'tomas',
    applications: [
      rehost('Payroll', 9),
      rehost('Time and attendance', 5),
      rehost('HR records', 6),
      rehost('Benefits', 4),
      rehost('Recruiting', 2),
      rehost('Skills matrix', 1),
      replatform('Data warehouse', 11),
      rehost('Sales reporting', 4),
      rehost('Report server', 3),
    ],
  },
  {
    key: 'w5',
    name: 'Wave 5, engineering',
    owner: 'tomas',
    applications: [
      replatform('Integration hub', 14),
      rehost('File gateway', 6),
      rehost('Drawings vault', 2),
      rehost('Lab results', 3),
      rehost('Plant historian', 4),
      rehost('Job scheduler', 5),
      rehost('Licence server', 1),
    ],
  },
  {
    key: 'w6',
    name: 'Wave 6, finance',
    owner: 'tomas',
    applications: [
      rehost('General ledger', 7),
      rehost('Accounts payable', 3),
      rehost('Accounts receivable', 3),
      rehost('Fixed assets', 2),
      replatform('Treasury', 3),
      replatform('Consolidation', 3),
      rehost('Tax reporting', 2),
    ],
  },
];

/** Seven that nobody will miss. */
export const RETIRED: readonly Application[] = [
  { name: 'Fax server', treatment: 'retire', interfaces: 0 },
  { name: 'Old customer file', treatment: 'retire', interfaces: 2 },
  { name: 'First intranet', treatment: 'retire', interfaces: 1 },
  { name: 'Tape catalogue', treatment: 'retire', interfaces: 1 },
  { name: 'Microfiche index', treatment: 'retire', interfaces: 0 },
  { name: 'Modem monitor', treatment: 'retire', interfaces: 0 },
  { name: 'Report viewer', treatment: 'retire', interfaces: 1 },
];

/** `Intranet search` as a part of a key. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
