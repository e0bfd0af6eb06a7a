import {
  type CustomFieldRecord,
  type CustomValue,
  derivedId,
  MOST_MINUTES,
  type RecordId,
} from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { XmlElement } from '../xml/index.ts';
import { nameOfField, rowsOfField, typeOfField } from './custom-field-ids.ts';
import { CUSTOM_FIELD } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import { hundredths } from './fields.ts';
import { readLength, readMoment } from './moments.ts';
import { type ChoiceList, readValueList } from './outline-codes.ts';
import type { CustomValueDraft } from './read-custom-values.ts';
import { timeFormat } from './time-units.ts';

interface FieldDraft {
  readonly name: string | undefined;
  readonly fieldName: string | undefined;
  readonly cfType: string | undefined;
  /** GUID of its list of choices. */
  readonly listGuid: string | undefined;
}

/** The custom fields of a file: those it defines, and those that only have values. */
export class CustomFields {
  readonly #drafts = new Map<string, FieldDraft>();
  readonly #lists: ChoiceList[] = [];
  readonly #records = new Map<
    string,
    { record: CustomFieldRecord; list: ChoiceList | undefined }
  >();

  constructor(private readonly losses: LossList) {}

  addList(list: ChoiceList): void {
    this.#lists.push(list);
  }

  addDefinition(element: XmlElement): void {
    const fieldId = element.text('FieldID');
    countLeftOut(element, CUSTOM_FIELD, this.losses, () => `custom field ${fieldId ?? ''}`);
    if (fieldId === undefined) return;
    const list = readValueList(element, fieldId);
    if (list !== undefined) this.#lists.push(list);
    this.#drafts.set(fieldId, {
      name: element.first('Alias')?.content || undefined,
      fieldName: element.text('FieldName'),
      cfType: element.text('CFType'),
      listGuid: (element.text('Ltuid') ?? element.text('Guid'))?.toUpperCase(),
    });
  }

  /** Records of all defined fields in the file's order, then of those that only had choices or values. */
  records(): CustomFieldRecord[] {
    const listed = this.#lists.flatMap(({ fieldId }) => fieldId ?? []);
    const fieldIds = new Set([...this.#drafts.keys(), ...listed, ...this.#records.keys()]);
    return [...fieldIds].flatMap((fieldId) => this.#field(fieldId)?.record ?? []);
  }

  /** Values by the id of their field's record; undefined when there are none. */
  valuesOf(
    drafts: readonly CustomValueDraft[],
    where: () => string,
  ): Record<RecordId, CustomValue> | undefined {
    if (drafts.length === 0) return undefined;
    const values: Record<RecordId, CustomValue> = {};
    for (const draft of drafts) {
      const field = this.#field(draft.fieldId);
      if (field === undefined) {
        this.losses.add('custom-field-unknown', where);
        continue;
      }
      const value = customValue(draft, field.record.type, field.list);
      if (value !== undefined) values[field.record.id] = value;
      else if (draft.value !== undefined || draft.valueId !== undefined) {
        this.losses.add('value-unreadable', where, { field: field.record.name });
      }
    }
    return Object.keys(values).length === 0 ? undefined : values;
  }

  #field(fieldId: string): { record: CustomFieldRecord; list: ChoiceList | undefined } | undefined {
    const known = this.#records.get(fieldId);
    if (known !== undefined) return known;
    const appliesTo = rowsOfField(fieldId);
    if (appliesTo === undefined) return undefined;
    const draft = this.#drafts.get(fieldId);
    const list = this.#lists.find(
      (one) => one.fieldId === fieldId || (one.guid !== undefined && one.guid === draft?.listGuid),
    );
    const type = typeOfField(fieldId, draft?.cfType, draft?.fieldName);
    const choices = choicesOf(fieldId, type, list);
    const name = draft?.name ?? list?.alias ?? draft?.fieldName ?? nameOfField(fieldId) ?? fieldId;
    const record: CustomFieldRecord = {
      id: derivedId('ms-project', 'custom-field', fieldId),
      kind: 'custom-field',
      audience: AUDIENCE_OF_IMPORTS,
      name: name.slice(0, 4000),
      field: fieldId,
      appliesTo,
      type,
      ...(choices === undefined ? {} : { choices }),
    };
    const field = { record, list };
    this.#records.set(fieldId, field);
    return field;
  }
}

/** Ids by value, so that the same list read again has the same ids. */
function choicesOf(
  fieldId: string,
  type: CustomFieldRecord['type'],
  list: ChoiceList | undefined,
): CustomFieldRecord['choices'] | undefined {
  if (list === undefined || list.choices.length === 0) return undefined;
  return Object.fromEntries(
    list.choices.map(({ value: written, description }) => {
      const number = type === 'number' ? Number(written) : Number.NaN;
      const value = Number.isFinite(number) ? number : written;
      const choice = description === undefined ? { value } : { value, description };
      return [derivedId('ms-project', 'choice', fieldId, written), choice];
    }),
  );
}

function customValue(
  { value, valueId, valueGuid, durationFormat }: CustomValueDraft,
  type: CustomFieldRecord['type'],
  list: ChoiceList | undefined,
): CustomValue | undefined {
  if (type === 'code' || value === undefined) {
    const chosen =
      list?.byKey.get(valueGuid?.toUpperCase() ?? '') ?? list?.byKey.get(valueId ?? '');
    return chosen?.value ?? value;
  }
  switch (type) {
    case 'number': {
      const number = Number(value);
      return value.trim() === '' || !Number.isFinite(number) ? undefined : number;
    }
    case 'flag':
      return value === '1' || value === 'true';
    case 'date': {
      const read = readMoment(value.trim());
      return typeof read === 'object' ? read.moment : undefined;
    }
    case 'cost':
      return hundredths(value.trim());
    case 'duration':
      return durationValue(value.trim(), Number(durationFormat));
    default:
      return value;
  }
}

function durationValue(text: string, code: number): CustomValue | undefined {
  const length = readLength(text);
  if (length === undefined || length < 0 || length > MOST_MINUTES) return undefined;
  const format = timeFormat(code);
  return {
    minutes: Math.round(length),
    unit: format?.unit ?? 'd',
    ...(format?.elapsed && !format.percent ? { elapsed: true } : {}),
    ...(format?.estimated ? { estimated: true } : {}),
  };
}
