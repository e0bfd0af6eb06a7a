import type { Rate, RateTable, RecordId, ResourceRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { CalendarRecords } from './calendar-records.ts';
import type { CustomFields } from './custom-fields.ts';
import { RESOURCE_TYPE } from './enumerations.ts';
import { plainText } from './notes.ts';
import type { P6Object, P6Objects } from './p6-object.ts';
import { filled, nameOf, p6Id, said } from './record-fields.ts';
import type { Values } from './values.ts';

const PRICES = [
  ['A', 'PricePerUnit'],
  ['B', 'PricePerUnit2'],
  ['C', 'PricePerUnit3'],
  ['D', 'PricePerUnit4'],
  ['E', 'PricePerUnit5'],
] as const;

/** Resources and roles as resources, found by the file's ids. A role is one that nobody fills yet. */
export class ResourceRecords {
  readonly records: ResourceRecord[] = [];
  readonly #resources = new Map<string, ResourceRecord>();
  readonly #roles = new Map<string, ResourceRecord>();

  /** @param usedRoles ids of the roles to which work was given while nobody filled them */
  constructor(
    everywhere: P6Objects,
    private readonly calendars: CalendarRecords,
    private readonly custom: CustomFields,
    usedRoles: ReadonlySet<string>,
    private readonly values: Values,
  ) {
    const rates = ratesOf(everywhere, values);
    const names = namesOf(everywhere.all('Resource'));
    const units = unitsOf(everywhere);
    for (const resource of everywhere.all('Resource')) {
      this.#addResource(resource, names, units, rates);
    }
    const roleNames = namesOf(everywhere.all('Role'));
    let unused = 0;
    for (const role of everywhere.all('Role')) {
      if (usedRoles.has(role.text('ObjectId') ?? '')) this.#addRole(role, roleNames, rates);
      else unused++;
    }
    if (unused > 0) {
      const table = values.dialect.kindName('Role');
      values.losses.add('p6-table-unread', undefined, { table }, unused);
    }
  }

  resource(objectId: string | undefined): ResourceRecord | undefined {
    return objectId === undefined ? undefined : this.#resources.get(objectId);
  }

  role(objectId: string | undefined): ResourceRecord | undefined {
    return objectId === undefined ? undefined : this.#roles.get(objectId);
  }

  /** The name of an activity's primary resource, who reports on it. */
  named(object: P6Object<'Activity'> | P6Object<'WBS'>): string | undefined {
    if (object.kind !== 'Activity') return undefined;
    const activity = object as P6Object<'Activity'>;
    return this.resource(activity.text('PrimaryResourceObjectId'))?.name;
  }

  #addResource(resource: P6Object<'Resource'>, names: Names, units: Names, rates: Rates): void {
    const { values } = this;
    const { losses } = values;
    const where = () => `line ${resource.line}`;
    const objectId = resource.text('ObjectId');
    if (objectId === undefined || this.#resources.has(objectId)) {
      const kind = values.dialect.kindName('Resource');
      losses.add(objectId === undefined ? 'p6-object-without-id' : 'p6-object-twice', where, {
        kind,
      });
      return;
    }
    const code = resource.text('Id');
    const calendarField = values.dialect.fieldName('Resource', 'CalendarObjectId');
    const calendarId = resource.text('CalendarObjectId');
    const type = values.one(resource, 'ResourceType', RESOURCE_TYPE) ?? 'work';
    const record: ResourceRecord = {
      id: p6Id('resource', objectId),
      kind: 'resource',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'p6.object-id': objectId },
      name: nameOf(names.get(objectId) ?? objectId, losses, where),
      type,
      ...said({
        calendarId: this.calendars.find(calendarId, calendarField, resource.line)?.id,
        maxUnits: type === 'material' ? undefined : rates.maxUnits.get(objectId),
        // P6's resources are a tree; a plan's have a group.
        group: names.get(resource.text('ParentObjectId') ?? ''),
        code,
        email: resource.text('EmailAddress'),
        materialLabel: units.get(resource.text('UnitOfMeasureObjectId') ?? ''),
        rates: filled(rates.ofResource.get(objectId) ?? []),
        inactive: values.yes(resource, 'IsActive') === false ? (true as const) : undefined,
        notes: plainText(resource.text('ResourceNotes') ?? '').text || undefined,
        custom: this.custom.of('resource', objectId),
      }),
    };
    this.records.push(record);
    this.#resources.set(objectId, record);
  }

  #addRole(role: P6Object<'Role'>, names: Names, rates: Rates): void {
    const objectId = role.text('ObjectId') as string;
    if (this.#roles.has(objectId)) return;
    const record: ResourceRecord = {
      id: p6Id('role', objectId),
      kind: 'resource',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'p6.role': objectId },
      name: nameOf(names.get(objectId) ?? objectId, this.values.losses, () => `line ${role.line}`),
      type: 'work',
      generic: true,
      ...said({
        group: names.get(role.text('ParentObjectId') ?? ''),
        code: role.text('Id'),
        rates: filled(rates.ofRole.get(objectId) ?? []),
        notes: plainText(role.text('Responsibilities') ?? '').text || undefined,
      }),
    };
    this.records.push(record);
    this.#roles.set(objectId, record);
  }
}

/** Names by ObjectId. */
function namesOf<K extends 'Resource' | 'Role'>(objects: readonly P6Object<K>[]): Names {
  const named = objects as readonly P6Object<'Role'>[];
  return new Map(
    named.flatMap((one) => {
      const id = one.text('ObjectId');
      return id === undefined ? [] : [[id, one.text('Name') ?? one.text('Id') ?? id] as const];
    }),
  );
}

function unitsOf(everywhere: P6Objects): Names {
  return new Map(
    everywhere.all('UnitOfMeasure').flatMap((unit) => {
      const [id, name] = [unit.text('ObjectId'), unit.text('Abbreviation') ?? unit.text('Name')];
      return id === undefined || name === undefined ? [] : [[id, name] as const];
    }),
  );
}

type Names = ReadonlyMap<string, string>;

type RateEntries = [RecordId, Rate][];

interface Rates {
  readonly ofResource: ReadonlyMap<string, RateEntries>;
  readonly ofRole: ReadonlyMap<string, RateEntries>;
  /** The most that a resource may give, by resource; 1 is all of one person's time. */
  readonly maxUnits: ReadonlyMap<string, number>;
}

function ratesOf(everywhere: P6Objects, values: Values): Rates {
  const ofResource = new Map<string, RateEntries>();
  const ofRole = new Map<string, RateEntries>();
  const maxUnits = new Map<string, number>();
  for (const rate of everywhere.all('ResourceRate')) {
    const owner = rate.text('ResourceObjectId');
    if (owner === undefined) continue;
    addTo(ofResource, owner, pricesOf(rate, values));
    const most = values.number(rate, 'MaxUnitsPerTime');
    if (most === undefined || most < 0 || most > 1_000_000) continue;
    // One limit is kept: the first. Others change it from a day on.
    const known = maxUnits.get(owner);
    if (known === undefined) maxUnits.set(owner, most);
    else if (known !== most) values.losses.add('p6-limit-changes', () => `line ${rate.line}`);
  }
  for (const rate of everywhere.all('RoleRate')) {
    const owner = rate.text('RoleObjectId');
    if (owner !== undefined) addTo(ofRole, owner, pricesOf(rate, values));
  }
  return { ofResource, ofRole, maxUnits };
}

/** P6 fills the prices that nobody uses with zeros; only the first is worth a zero. */
function pricesOf(
  rate: P6Object<'ResourceRate'> | P6Object<'RoleRate'>,
  values: Values,
): RateEntries {
  const read = rate as P6Object<'RoleRate'>;
  const from = values.date(read, 'EffectiveDate')?.slice(0, 10);
  const objectId = rate.text('ObjectId') ?? String(rate.line);
  return PRICES.flatMap(([table, field]): RateEntries => {
    const standard = values.money(read, field);
    if (standard === undefined || (table !== 'A' && standard.amount === '0')) return [];
    const named = said({ table: table === 'A' ? undefined : (table as RateTable), from });
    return [[p6Id('rate', `${rate.kind} ${objectId} ${table}`), { ...named, standard }]];
  });
}

function addTo(entries: Map<string, RateEntries>, owner: string, more: RateEntries): void {
  const known = entries.get(owner);
  if (known === undefined) entries.set(owner, more);
  else known.push(...more);
}
