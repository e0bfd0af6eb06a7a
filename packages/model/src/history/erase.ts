import {
  isLocalDate,
  isLocalDateTime,
  RECORD_KINDS,
  type RecordKind,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import type { Branch } from './branch.ts';
import type { Change } from './change.ts';
import {
  mapTexts,
  placesOf,
  TEXT_BY_EDIT,
  TEXT_BY_KIND,
  TEXT_OF_ALL,
  TEXT_OF_BRANCH,
  type TextPlaces,
  within,
} from './free-text.ts';
import { History } from './history.ts';
import { ERASED } from './verify-log.ts';

export interface Erased {
  /** The log with the texts overwritten, and what it comes to. The old one still has them: let go of it. */
  readonly history: History;
  readonly branches: readonly Branch[];
  /** The changes of the log that held one of the texts. */
  readonly seqs: readonly number[];
}

/**
 * Overwrites texts, such as a person's name and address, wherever people wrote freely: in the edits and
 * diffs of the log and its branches, and so in the records (HIS-16). Found in any case and as whole words.
 * The changes that held one lose their salt, so that nobody can prove a guess; the chain still verifies.
 * Ids, dates and choices from a list stay as they are.
 */
export function erase(
  history: History,
  branches: readonly Branch[],
  { texts }: { readonly texts: readonly string[] },
): Erased | Refusal<'erasure-without-text'> {
  const wanted = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (wanted.length === 0) return refuse('erasure-without-text', {});
  const map = overwriting(wanted);
  const kinds = new Map<string, RecordKind>();
  const seqs: number[] = [];
  const changes = history.changes.map((change) => {
    const erased = eraseChange(change, kinds, map);
    if (erased !== change) seqs.push(change.seq);
    return erased;
  });
  return {
    history: seqs.length === 0 ? history : History.replay(changes),
    branches: branches.map((branch) => eraseBranch(branch, kinds, map)),
    seqs,
  };
}

type MapText = (text: string) => string;
type Kinds = Map<string, RecordKind>;

function eraseBranch(branch: Branch, kinds: Kinds, map: MapText): Branch {
  const own = new Map(kinds);
  const changes = branch.changes.map((change) => eraseChange(change, own, map));
  const isSame = changes.every((change, k) => change === branch.changes[k]);
  return mapTexts(isSame ? branch : { ...branch, changes }, BRANCH, map);
}

/** The change without the texts and its salt; the same change where it has none of them. */
function eraseChange(change: Change, kinds: Kinds, map: MapText): Change {
  for (const part of [change.diff.added, change.diff.removed]) {
    for (const [id, { kind }] of Object.entries(part)) kinds.set(id, kind);
  }
  const edit = mapEdit(change.edit, map);
  const diff = mapDiff(change.diff, kinds, map);
  const stored = change.stored && mapStored(change.stored, kinds, map);
  if (edit === change.edit && diff === change.diff && stored === change.stored) return change;
  const { salt: _, ...rest } = change;
  return { ...rest, edit, diff, ...(stored && { stored }) };
}

function mapStored<S extends { readonly edit: unknown; readonly diff: unknown }>(
  stored: S,
  kinds: Kinds,
  map: MapText,
): S {
  const edit = mapEdit(stored.edit, map);
  const diff = mapDiff(stored.diff, kinds, map);
  return edit === stored.edit && diff === stored.diff ? stored : { ...stored, edit, diff };
}

function mapEdit<E>(edit: E, map: MapText): E {
  if (!isObject(edit) || typeof edit.kind !== 'string') return edit;
  const { kind } = edit;
  let mapped = mapTexts<object>(edit, EDITS[kind], map) as Record<string, unknown>;
  const put = (field: string, value: unknown) => {
    if (value !== mapped[field]) mapped = { ...mapped, [field]: value };
  };
  for (const field of ['record', 'calendar']) {
    if (isObject(edit[field])) put(field, mapRecord(edit[field], map));
  }
  if (isObject(edit.set)) put('set', mapPaths(edit.set, placesOfKind(kind.split('.')[0]), map));
  return mapped as E;
}

function mapDiff<D>(diff: D, kinds: Kinds, map: MapText): D {
  if (!isObject(diff)) return diff;
  let mapped: Record<string, unknown> = diff;
  const put = (part: string, value: unknown) => {
    if (value !== mapped[part]) mapped = { ...mapped, [part]: value };
  };
  for (const part of ['added', 'removed']) {
    put(
      part,
      mapMembers(diff[part], (_, record) => mapRecord(record, map)),
    );
  }
  put(
    'updated',
    mapMembers(diff.updated, (id, fields) =>
      mapPaths(fields, placesOfKind(kinds.get(id)), map, true),
    ),
  );
  return mapped as D;
}

function mapRecord(record: unknown, map: MapText): unknown {
  return isObject(record) ? mapTexts(record, placesOfKind(record.kind), map) : record;
}

/** Values by field or `map/entry`; of a diff, the two sides of each. */
function mapPaths(
  fields: unknown,
  places: TextPlaces | undefined,
  map: MapText,
  isDiff = false,
): unknown {
  return mapMembers(fields, (path, value) => {
    const at = path.split('/').reduce<TextPlaces | undefined>(within, places);
    if (at === undefined) return value;
    return mapTexts(value, isDiff ? { '*': { '*': at } } : at, map);
  });
}

function mapMembers(object: unknown, map: (key: string, member: unknown) => unknown): unknown {
  if (!isObject(object)) return object;
  let mapped: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(object)) {
    const value = map(key, member);
    if (value === member) continue;
    mapped ??= { ...object };
    mapped[key] = value;
  }
  return mapped ?? object;
}

/** Overwrites the texts where they stand as whole words; what would grow too long for a name, whole. */
function overwriting(texts: readonly string[]): MapText {
  const forms = [...new Set(texts.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  const words = forms.map((form) => form.split(/\s+/u).map(escaped).join('\\s+')).join('|');
  const part = '[\\p{L}\\p{N}\\p{M}]';
  const pattern = new RegExp(`${escaped(ERASED)}|(?<!${part})(?:${words})(?!${part})`, 'giu');
  return (text) => {
    if (isLocalDate(text) || isLocalDateTime(text)) return text;
    const mapped = text.replace(pattern, ERASED);
    return mapped.length > LONGEST && text.length <= LONGEST ? ERASED : mapped;
  };
}

/** As it may be written: letters with their marks in one or apart, and ß in capitals. */
function formsOf(text: string): string[] {
  return [text, text.toUpperCase(), text.toLowerCase()].flatMap((form) => [
    form.normalize('NFC'),
    form.normalize('NFD'),
  ]);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placesOfKind(kind: unknown): TextPlaces | undefined {
  return PLACES.get(kind);
}

/** The longest name there may be. */
const LONGEST = 4000;

const PLACES: ReadonlyMap<unknown, TextPlaces> = new Map(
  RECORD_KINDS.map((kind) => [kind, placesOf([...TEXT_OF_ALL, ...TEXT_BY_KIND[kind]])]),
);

const EDITS: { readonly [kind: string]: TextPlaces } = Object.fromEntries(
  Object.entries(TEXT_BY_EDIT).map(([kind, paths]) => [kind, placesOf(paths)]),
);

const BRANCH = placesOf(TEXT_OF_BRANCH);
