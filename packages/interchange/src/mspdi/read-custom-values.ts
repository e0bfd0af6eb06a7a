import type { XmlElement } from '../xml/index.ts';

/** A custom field's value as written; what kind of value it is, its field says. */
export interface CustomValueDraft {
  readonly fieldId: string;
  readonly value: string | undefined;
  readonly durationFormat: string | undefined;
  /** Of an entry in the field's list of choices. */
  readonly valueId: string | undefined;
  readonly valueGuid: string | undefined;
}

/** The values that a task, resource or assignment gives to custom fields and to outline codes. */
export function readCustomValues(element: XmlElement): readonly CustomValueDraft[] {
  const drafts: CustomValueDraft[] = [];
  for (const child of [...element.all('ExtendedAttribute'), ...element.all('OutlineCode')]) {
    const fieldId = child.text('FieldID');
    if (fieldId === undefined) continue;
    const content = child.first('Value')?.content;
    drafts.push({
      fieldId,
      value: content === '' ? undefined : content,
      durationFormat: child.text('DurationFormat'),
      valueId: child.text('ValueID'),
      valueGuid: child.text('ValueGUID'),
    });
  }
  return drafts;
}
