import type { CustomFieldRecord, CustomValue, RecordId } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { SUBJECT_AREA, UDF_TYPE } from './enumerations.ts';
import type { P6Object, P6Objects } from './p6-object.ts';
import { filled, nameOf, p6Id, said } from './record-fields.ts';
import type { Values } from './values.ts';

type AppliesTo = CustomFieldRecord['appliesTo'];

/** User-defined fields and activity codes: the fields themselves, and what each object has in them. */
export class CustomFields {
  readonly records: CustomFieldRecord[] = [];
  readonly #byOwner = new Map<string, [RecordId, CustomValue][]>();

  constructor(
    everywhere: P6Objects,
    own: P6Objects,
    private readonly values: Values,
  ) {
    const both = <K extends Parameters<P6Objects['all']>[0]>(kind: K) => [
      ...everywhere.all(kind),
      ...own.all(kind),
    ];
    this.#readUserDefined(both('UDFType'), both('UDFValue'));
    this.#readCodes(both('ActivityCodeType'), both('ActivityCode'), both('ActivityCodeAssignment'));
  }

  /** The values of one object, to be asked for once; undefined where it has none. */
  of(owner: string, objectId: string): Record<RecordId, CustomValue> | undefined {
    const key = `${owner} ${objectId}`;
    const values = this.#byOwner.get(key);
    if (values === undefined) return undefined;
    this.#byOwner.delete(key);
    return filled(values);
  }

  /** Says the values of objects that nobody asked for: they are not in the plan. */
  reportLeft(): void {
    for (const values of this.#byOwner.values()) {
      this.values.losses.add('p6-udf-left-out', undefined, {}, values.length);
    }
  }

  #readUserDefined(
    types: readonly P6Object<'UDFType'>[],
    given: readonly P6Object<'UDFValue'>[],
  ): void {
    const { values } = this;
    const fields = new Map<string, { record: CustomFieldRecord; area: string }>();
    for (const type of types) {
      const objectId = type.text('ObjectId');
      const area = type.text('SubjectArea');
      const appliesTo = area === undefined ? undefined : SUBJECT_AREA.get(area);
      if (objectId === undefined || area === undefined || fields.has(objectId)) continue;
      // Of documents, risks, expenses: what they belong to is not read, and counted by its own name.
      if (appliesTo === undefined) continue;
      const record: CustomFieldRecord = {
        id: p6Id('udf', objectId),
        kind: 'custom-field',
        audience: AUDIENCE_OF_IMPORTS,
        name: nameOf(type.text('Title') ?? objectId, values.losses, () => `line ${type.line}`),
        field: objectId,
        appliesTo,
        type: values.one(type, 'DataType', UDF_TYPE) ?? 'text',
      };
      fields.set(objectId, { record, area });
    }
    const used = new Set<CustomFieldRecord>();
    for (const value of given) {
      const field = fields.get(value.text('TypeObjectId') ?? '');
      const owner = value.text('ForeignObjectId');
      const read = field === undefined ? undefined : this.#value(value, field.record.type);
      if (field === undefined || owner === undefined || read === undefined) {
        values.losses.add('p6-udf-left-out', () => `line ${value.line}`);
        continue;
      }
      used.add(field.record);
      this.#put(ownerKind(field.area, field.record.appliesTo), owner, field.record.id, read);
    }
    for (const record of used) this.records.push(record);
  }

  #value(value: P6Object<'UDFValue'>, type: CustomFieldRecord['type']): CustomValue | undefined {
    switch (type) {
      case 'number':
        return this.values.number(value, 'Number');
      case 'cost':
        return this.values.amount(value, 'Number');
      case 'date':
        return this.values.date(value, 'Date');
      default:
        return value.text('Text');
    }
  }

  #readCodes(
    types: readonly P6Object<'ActivityCodeType'>[],
    codes: readonly P6Object<'ActivityCode'>[],
    given: readonly P6Object<'ActivityCodeAssignment'>[],
  ): void {
    const { values } = this;
    const paths = codePaths(codes);
    const codesByType = new Map<string, P6Object<'ActivityCode'>[]>();
    for (const code of codes) {
      const type = code.text('CodeTypeObjectId') ?? '';
      const known = codesByType.get(type);
      if (known === undefined) codesByType.set(type, [code]);
      else known.push(code);
    }
    const records = new Map<string, CustomFieldRecord>();
    const used = new Set<CustomFieldRecord>();
    for (const type of types) {
      const objectId = type.text('ObjectId');
      if (objectId === undefined || records.has(objectId)) continue;
      const choices = (codesByType.get(objectId) ?? []).flatMap((code) => {
        const id = code.text('ObjectId');
        if (id === undefined) return [];
        const description = said({ description: code.text('Description') });
        return [[p6Id('code', id), { value: paths.get(id) as string, ...description }] as const];
      });
      records.set(objectId, {
        id: p6Id('code-type', objectId),
        kind: 'custom-field',
        audience: AUDIENCE_OF_IMPORTS,
        name: nameOf(type.text('Name') ?? objectId, values.losses, () => `line ${type.line}`),
        field: objectId,
        appliesTo: 'task',
        type: 'code',
        ...said({ choices: filled(choices) }),
      });
    }
    for (const assignment of given) {
      const record = records.get(assignment.text('TypeObjectId') ?? '');
      const owner = assignment.text('ActivityObjectId');
      const path = paths.get(assignment.text('ValueObjectId') ?? '');
      if (record === undefined || owner === undefined || path === undefined) {
        values.losses.add('p6-code-left-out', () => `line ${assignment.line}`);
        continue;
      }
      used.add(record);
      this.#put('Activity', owner, record.id, path);
    }
    for (const record of used) this.records.push(record);
  }

  #put(owner: string, objectId: string, field: RecordId, value: CustomValue): void {
    const key = `${owner} ${objectId}`;
    const known = this.#byOwner.get(key);
    if (known === undefined) this.#byOwner.set(key, [[field, value]]);
    else known.push([field, value]);
  }
}

/** Tasks are of two kinds in P6, each with ids of its own. */
function ownerKind(area: string, appliesTo: AppliesTo): string {
  if (appliesTo !== 'task') return appliesTo;
  return area === 'PROJWBS' || area === 'WBS' ? 'WBS' : 'Activity';
}

/** P6 allows 25. */
const MOST_LEVELS = 25;

/** Each code with those above it, `Site.North`: a code is unique only under its parent. */
function codePaths(codes: readonly P6Object<'ActivityCode'>[]): Map<string, string> {
  const byId = new Map(codes.map((code) => [code.text('ObjectId') ?? '', code]));
  const paths = new Map<string, string>();
  for (const id of byId.keys()) {
    const chain: string[] = [];
    let at: string | undefined = id;
    // The bound also ends a circle of parents.
    while (at !== undefined && !paths.has(at) && byId.has(at) && chain.length < MOST_LEVELS) {
      chain.push(at);
      at = byId.get(at)?.text('ParentObjectId');
    }
    let above = at === undefined ? undefined : paths.get(at);
    for (const one of chain.reverse()) {
      const own = byId.get(one)?.text('CodeValue') ?? one;
      above = above === undefined ? own : `${above}.${own}`;
      paths.set(one, above);
    }
  }
  return paths;
}
