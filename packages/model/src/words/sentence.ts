/** What people call a record: a row with its name, an activity's code. */
export type NameOf = (id: string) => string;

const MOST_LISTED = 10;

/** `1 task`, `3 tasks`; a plural that is not the singular and an s is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b, c`; of more than ten, the first ten and how many more. */
export function list(all: readonly string[], name: NameOf = (text) => text): string {
  const listed = all.slice(0, MOST_LISTED).map(name).join(', ');
  const more = all.length - MOST_LISTED;
  return more > 0 ? `${listed} and ${more} more` : listed;
}

/** `a → b → a`: each leads to the next, and the last to the first. */
export function round(ids: readonly string[], name: NameOf): string {
  return [...ids, ...ids.slice(0, 1)].map(name).join(' → ');
}
