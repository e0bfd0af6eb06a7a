import {
  isNothing,
  P6_FIELDS,
  type P6Kind,
  type P6Object,
  p6Object,
  p6ObjectOf,
  type Unread,
} from '../p6/index.ts';
import type { XmlElement } from '../xml/index.ts';
import { USUAL_VALUES } from './usual-values.ts';

/** The object an element stands for, as far as it is read. */
export function objectOf<K extends P6Kind>(kind: K, element: XmlElement): P6Object<K> {
  return p6ObjectOf(kind, element.line, (field) => element.text(field));
}

const FIELDS = new Map<string, ReadonlySet<string>>(
  Object.entries(P6_FIELDS).map(([kind, fields]) => [kind, new Set(fields)]),
);

/** Objects that stand inside others and are read from there. */
export const INNER: ReadonlySet<string> = new Set(['UDF', 'Code']);

/** Counts what an object says and no record will hold. */
export function countUnread(
  kind: P6Kind,
  element: XmlElement,
  project: string,
  unread: Unread,
): void {
  const fields = FIELDS.get(kind);
  const usual = USUAL_VALUES[kind] ?? {};
  for (const child of element.children) {
    const { name } = child;
    const values = usual[name];
    if (fields?.has(name) || values === true) continue;
    if (child.children.length > 0) {
      if (!INNER.has(name)) unread.row(project, `${kind}/${name}`, child.line);
      else if (name === 'Code' && kind !== 'Activity')
        unread.row(project, `${kind}/Code`, child.line);
      continue;
    }
    const value = child.content.trim();
    if (value === '' || (values === undefined ? isNothing(value) : values.includes(value)))
      continue;
    if (kind === 'Project' || kind === 'ScheduleOptions') {
      unread.setting(project, kind, name, value);
    } else {
      unread.value(project, `${kind}.${name}`, child.line);
    }
  }
}

/** The user-defined values that stand inside an object. */
export function userDefinedValues(element: XmlElement, owner: string): P6Object<'UDFValue'>[] {
  return element.all('UDF').map((value) =>
    p6Object('UDFValue', value.line, {
      ForeignObjectId: owner,
      TypeObjectId: value.text('TypeObjectId'),
      Text: value.text('TextValue') ?? value.text('IndicatorValue') ?? value.text('CodeValue'),
      Number: value.text('IntegerValue') ?? value.text('DoubleValue') ?? value.text('CostValue'),
      Date: value.text('StartDateValue') ?? value.text('FinishDateValue'),
    }),
  );
}

/** The activity codes that stand inside an activity. */
export function codeAssignments(
  activity: XmlElement,
  owner: string,
): P6Object<'ActivityCodeAssignment'>[] {
  return activity.all('Code').map((code) =>
    p6Object('ActivityCodeAssignment', code.line, {
      ActivityObjectId: owner,
      TypeObjectId: code.text('TypeObjectId'),
      ValueObjectId: code.text('ValueObjectId'),
    }),
  );
}
