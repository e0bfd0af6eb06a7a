import type { RecordKind } from '../plan/index.ts';

/**
 * Where people write freely, by kind of record: names, notes, addresses. `*` is every entry of a map or list.
 * A row stays when its field goes: old changes have it still. A test holds this against the schemas.
 */
export const TEXT_BY_KIND: { readonly [K in RecordKind]: readonly string[] } = {
  project: ['name', 'title'],
  calendar: ['name', 'exceptions/*/name', 'workWeeks/*/name'],
  task: ['name', 'wbs', 'external/project', 'blocked/by', 'hyperlink', 'contact', 'responsible'],
  link: [],
  resource: ['name', 'initials', 'group', 'code', 'vendor', 'category', 'email', 'materialLabel'],
  assignment: [],
  'fixed-cost': ['name', 'category', 'vendor'],
  baseline: ['name', 'approvedBy'],
  promise: ['name', 'to', 'consequence'],
  'custom-field': ['name', 'choices/*/value', 'choices/*/description'],
  'budget-line': ['name', 'category'],
  event: ['name', 'responsible'],
  explanation: [],
};

/** Every record may have these. */
export const TEXT_OF_ALL: readonly string[] = ['notes', 'custom/*'];

/** Texts that are ids in another system. They are never touched. */
export const FOREIGN_IDS: readonly string[] = ['keys/*', 'custom-field: field'];

/**
 * Where an edit has texts beside the record that it adds (`record`, `calendar`) and the fields that it
 * sets (`set`): those are found by the kind of the record.
 */
export const TEXT_BY_EDIT: { readonly [kind: string]: readonly string[] } = {
  'task.rename': ['name'],
  'task.set-blocked': ['blocked/by'],
  'calendar.set-exception': ['exception/name'],
  'calendar.set-work-week': ['workWeek/name'],
  'baseline.approve': ['approvedBy'],
  'custom-field.set': ['values/*'],
  'plan.update': ['source/name'],
};

/** What a branch says of itself. */
export const TEXT_OF_BRANCH: readonly string[] = [
  'name',
  'reason',
  'approvals/*/note',
  'outcome/reason',
];

/** Where texts are, as a tree: `true` is a text, `*` any entry. */
export type TextPlaces = true | { readonly [step: string]: TextPlaces };

export function placesOf(paths: readonly string[]): TextPlaces {
  const root: { [step: string]: TextPlaces } = {};
  for (const path of paths) {
    const steps = path.split('/');
    let at = root;
    for (const step of steps.slice(0, -1)) {
      const known = at[step];
      const next = typeof known === 'object' ? { ...known } : {};
      at[step] = next;
      at = next;
    }
    at[steps.at(-1) as string] = true;
  }
  return root;
}

/** What stands at one step further in; nothing where there are no texts. */
export function within(places: TextPlaces | undefined, step: string): TextPlaces | undefined {
  if (places === undefined || places === true) return undefined;
  return Object.hasOwn(places, step) ? places[step] : places['*'];
}

/** The value with every text at these places mapped; the same value where nothing changes. */
export function mapTexts<V>(
  value: V,
  places: TextPlaces | undefined,
  map: (text: string) => string,
): V {
  if (places === undefined) return value;
  if (places === true) return (typeof value === 'string' ? map(value) : value) as V;
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(value)) {
    const mapped = mapTexts(member, within(places, key), map);
    if (mapped === member) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    changed[key] = mapped;
  }
  return (changed ?? value) as V;
}
