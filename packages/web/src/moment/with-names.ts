/** A sentence in which people stand by their ids, as it is to be read. */
export function withNames(text: string, people: Readonly<Record<string, string>> = {}): string {
  return text.replace(ID, (id) => people[id] ?? id);
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
