import { derivedId, type EditId, type RecordId } from '@throughline/model';

/** Ids are derived from the keys in these files, so that the programme is the same bytes every time. */
export function taskId(key: string): RecordId {
  return derivedId('sample', 'task', key);
}

export function linkId(from: string, to: string): RecordId {
  return derivedId('sample', 'link', from, to);
}

export function idOf(kind: string, key: string): RecordId {
  return derivedId('sample', kind, key);
}

export function personId(key: string): RecordId {
  return derivedId('sample', 'person', key);
}

/** The `count`th edit that somebody made. */
export function editId(count: number): EditId {
  return derivedId('sample', 'edit', String(count));
}

/** 16 bytes in hexadecimal. A real project throws dice here; a sample must be the same each time. */
export function saltOf(count: number): string {
  return derivedId('sample', 'salt', String(count)).replaceAll('-', '');
}
