import type { LossList } from '../loss-list.ts';
import type { XmlElement } from '../xml/index.ts';
import { OUTLINE_CODE } from './element-fates.ts';
import { countLeftOut } from './fate.ts';

/** One entry of a list of choices, found by its number or GUID. */
export interface Choice {
  readonly value: string;
  readonly description: string | undefined;
}

/** The choices of a custom field: a look-up table, or the tree of an outline code written as full paths. */
export interface ChoiceList {
  readonly fieldId: string | undefined;
  readonly guid: string | undefined;
  readonly alias: string | undefined;
  readonly choices: readonly Choice[];
  readonly byKey: ReadonlyMap<string, Choice>;
}

const MOST_LEVELS = 256;

export function readOutlineCode(element: XmlElement, losses: LossList): ChoiceList {
  const fieldId = element.text('FieldID');
  const guid = element.text('Guid')?.toUpperCase();
  countLeftOut(element, OUTLINE_CODE, losses, () => `outline code ${fieldId ?? guid ?? ''}`);
  const entries = element.first('Values')?.all('Value') ?? [];
  const separator = separatorOf(element);
  const byId = new Map(entries.map((entry) => [entry.text('ValueID') ?? '', entry]));
  const byKey = new Map<string, Choice>();
  const choices: Choice[] = [];
  for (const entry of entries) {
    const value = pathOf(entry, byId, separator);
    if (value === '') continue;
    const choice = { value, description: entry.first('Description')?.content || undefined };
    choices.push(choice);
    for (const key of [entry.text('ValueID'), entry.text('FieldGUID')?.toUpperCase()]) {
      if (key !== undefined) byKey.set(key, choice);
    }
  }
  const alias = element.first('Alias')?.content || undefined;
  return { fieldId, guid, alias, choices, byKey };
}

/** A field's own list of choices, as files before 2007 have it; undefined where there is none. */
export function readValueList(element: XmlElement, fieldId: string): ChoiceList | undefined {
  const entries = element.first('ValueList')?.all('Value') ?? [];
  if (entries.length === 0) return undefined;
  const byKey = new Map<string, Choice>();
  for (const entry of entries) {
    const value = entry.first('Value')?.content;
    const key = entry.text('ID');
    if (value === undefined || value === '') continue;
    byKey.set(key ?? value, {
      value,
      description: entry.first('Description')?.content || undefined,
    });
  }
  return { fieldId, guid: undefined, alias: undefined, choices: [...byKey.values()], byKey };
}

/** Codes of a tree are written with their parents', as people read them: `Europe.France`. */
function pathOf(
  entry: XmlElement,
  byId: ReadonlyMap<string, XmlElement>,
  separator: string,
): string {
  const parts: string[] = [];
  let at: XmlElement | undefined = entry;
  while (at !== undefined && parts.length < MOST_LEVELS) {
    parts.unshift(at.first('Value')?.content ?? '');
    at = byId.get(at.text('ParentValueID') ?? '');
  }
  return parts.join(separator);
}

function separatorOf(element: XmlElement): string {
  return element.first('Masks')?.first('Mask')?.text('Separator') ?? '.';
}
