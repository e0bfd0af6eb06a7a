import type { Edit, FieldChanges, RecordId } from '@throughline/model';

/** What sets and clears the fields; values of custom fields have an edit of their own. */
export function fieldsOf(changes: FieldChanges, except: ReadonlySet<string> = new Set()) {
  const set: Record<string, unknown> = {};
  const clear: string[] = [];
  const customs: [RecordId, unknown][] = [];
  for (const [path, [, to]] of Object.entries(changes)) {
    const [field = '', key = ''] = path.split('/');
    if (except.has(field)) continue;
    if (field === 'custom') customs.push([key as RecordId, to[0]]);
    else if (to.length === 0) clear.push(path);
    else set[path] = to[0];
  }
  const custom = (id: RecordId) =>
    customs.map(
      ([customField, value]) =>
        ({
          kind: 'custom-field.set',
          customField,
          values: value === undefined ? {} : { [id]: value },
          ...(value === undefined && { clear: [id] }),
        }) as Edit,
    );
  return { set, clear, custom };
}
