import {
  type CustomFieldRecord,
  type CustomValue,
  derivedId,
  type PlanRecord,
  type RecordId,
} from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { XmlWriter } from '../xml/index.ts';
import {
  cfTypeOf,
  fieldNumbers,
  nameOfField,
  rowsOfField,
  typeOfField,
} from './custom-field-ids.ts';
import { timeFormatCode } from './time-units.ts';
import { writtenHundredths, writtenLength, writtenMoment } from './write-values.ts';

interface WrittenField {
  readonly record: CustomFieldRecord;
  readonly fieldId: string;
  /** Number of each choice, by its value. */
  readonly choiceNumbers: ReadonlyMap<string, number>;
}

/** The plan's custom fields, each with a field of MS Project's: its own, or a free one of its kind. */
export class WrittenCustomFields {
  readonly #fields = new Map<RecordId, WrittenField>();

  constructor(
    records: Iterable<CustomFieldRecord>,
    private readonly losses: LossList,
  ) {
    const all = [...records];
    const taken = new Set<string>();
    for (const record of all) {
      if (hasPlace(record) && !taken.has(record.field)) this.#place(record, record.field, taken);
    }
    for (const record of all) {
      if (this.#fields.has(record.id)) continue;
      const free = freeField(record, taken);
      if (free !== undefined) this.#place(record, free, taken);
      else losses.add('custom-field-without-place', () => record.name);
    }
  }

  /** Lists of choices, then the fields: two sections of the file. */
  writeDefinitions(xml: XmlWriter): void {
    const fields = [...this.#fields.values()];
    const lists = fields.filter(({ choiceNumbers }) => choiceNumbers.size > 0);
    if (lists.length > 0) {
      xml.element('OutlineCodes', () => {
        for (const field of lists) xml.element('OutlineCode', () => writeList(field, xml));
      });
    }
    if (fields.length === 0) return;
    xml.element('ExtendedAttributes', () => {
      for (const field of fields) {
        xml.element('ExtendedAttribute', () => writeDefinition(field, xml));
      }
    });
  }

  /** The values that stand in ExtendedAttribute elements. */
  writeValues(record: PlanRecord, xml: XmlWriter): void {
    for (const [id, value] of Object.entries(record.custom ?? {}) as [RecordId, CustomValue][]) {
      const field = this.#fields.get(id);
      if (field === undefined || this.#choiceNumber(field, value) !== undefined) continue;
      const written = writtenValue(value, field.record.type);
      if (written === undefined) {
        this.losses.add('custom-value-unfit', () => field.record.name);
        continue;
      }
      xml.element('ExtendedAttribute', () => {
        xml.leaf('FieldID', field.fieldId);
        xml.leaf('Value', written);
        if (typeof value === 'object')
          xml.leaf('DurationFormat', timeFormatCode(value.unit, value));
      });
    }
  }

  /** The values that stand in OutlineCode elements: choices of codes. */
  writeCodes(record: PlanRecord, xml: XmlWriter): void {
    for (const [id, value] of Object.entries(record.custom ?? {}) as [RecordId, CustomValue][]) {
      const field = this.#fields.get(id);
      const number = field === undefined ? undefined : this.#choiceNumber(field, value);
      if (field === undefined || number === undefined) continue;
      xml.element('OutlineCode', () => {
        xml.leaf('FieldID', field.fieldId);
        xml.leaf('ValueID', number);
      });
    }
  }

  #choiceNumber({ record, choiceNumbers }: WrittenField, value: CustomValue): number | undefined {
    return record.type === 'code' ? choiceNumbers.get(String(value)) : undefined;
  }

  #place(record: CustomFieldRecord, fieldId: string, taken: Set<string>): void {
    taken.add(fieldId);
    const values = Object.values(record.choices ?? {}).map(({ value }) => String(value));
    const choiceNumbers = new Map(values.map((value, i) => [value, i + 1]));
    this.#fields.set(record.id, { record, fieldId, choiceNumbers });
  }
}

/** Whether the field is one of MS Project's and is read back as what it is. */
function hasPlace(
  record: CustomFieldRecord,
): record is CustomFieldRecord & { readonly field: string } {
  const { field, appliesTo, type } = record;
  if (field === undefined || rowsOfField(field) !== appliesTo) return false;
  return nameOfField(field) === undefined || typeOfField(field, undefined, undefined) === type;
}

function freeField(record: CustomFieldRecord, taken: ReadonlySet<string>): string | undefined {
  if (record.appliesTo === 'project') return undefined;
  const number = fieldNumbers(record.appliesTo, record.type).find((one) => !taken.has(String(one)));
  return number === undefined ? undefined : String(number);
}

function listGuid(fieldId: string): string {
  return derivedId('ms-project', 'choices', fieldId).toUpperCase();
}

function writeDefinition({ record, fieldId, choiceNumbers }: WrittenField, xml: XmlWriter): void {
  const known = nameOfField(fieldId);
  const fieldName = known ?? (record.type === 'code' ? 'Outline Code' : record.name);
  xml.leaf('FieldID', fieldId);
  xml.leaf('FieldName', fieldName);
  if (known === undefined) xml.leaf('CFType', cfTypeOf(record.type));
  if (record.name !== fieldName) xml.leaf('Alias', record.name);
  if (choiceNumbers.size > 0) xml.leaf('Ltuid', listGuid(fieldId));
}

function writeList({ record, fieldId, choiceNumbers }: WrittenField, xml: XmlWriter): void {
  xml.leaf('Guid', listGuid(fieldId));
  xml.leaf('FieldID', fieldId);
  xml.element('Values', () => {
    for (const { value, description } of Object.values(record.choices ?? {})) {
      const path = String(value);
      const cut = record.type === 'code' ? path.lastIndexOf('.') : -1;
      const parent = choiceNumbers.get(path.slice(0, Math.max(cut, 0)));
      const isChild = cut > 0 && parent !== undefined;
      xml.element('Value', () => {
        xml.leaf('ValueID', choiceNumbers.get(path));
        xml.leaf('FieldGUID', derivedId('ms-project', 'choice-guid', fieldId, path).toUpperCase());
        xml.leaf('Type', 21);
        xml.leaf('ParentValueID', isChild ? parent : 0);
        xml.leaf('Value', isChild ? path.slice(cut + 1) : path);
        xml.leaf('Description', description);
      });
    }
  });
  xml.leaf('Enterprise', 0);
  xml.leaf('OnlyTableValuesAllowed', 0);
  xml.element('Masks', () => {
    xml.element('Mask', () => {
      xml.leaf('Level', 1);
      xml.leaf('Type', 3);
      xml.leaf('Length', 0);
      xml.leaf('Separator', '.');
    });
  });
}

function writtenValue(value: CustomValue, type: CustomFieldRecord['type']): string | undefined {
  switch (type) {
    case 'number':
      return typeof value === 'number' ? String(value) : undefined;
    case 'flag':
      return typeof value === 'boolean' ? (value ? '1' : '0') : undefined;
    case 'date':
      return typeof value === 'string' ? writtenMoment(value) : undefined;
    case 'cost':
      return typeof value === 'string' ? writtenHundredths(value) : undefined;
    case 'duration':
      return typeof value === 'object' ? writtenLength(value.minutes) : undefined;
    default:
      return typeof value === 'object' ? undefined : String(value);
  }
}
