import type { People } from '@throughline/interchange';

/** What a person or a program is called; the id itself where nobody wrote it down. */
export function personName(people: People, id: string): string {
  return Object.hasOwn(people, id) ? (people[id]?.name ?? id) : id;
}

/** The ids of all who are called so, or have this id. */
export function peopleCalled(people: People, asked: string): string[] {
  const wanted = asked.trim().toLowerCase();
  const named = Object.entries(people).filter(([, { name }]) => name.toLowerCase() === wanted);
  const ids = named.map(([id]) => id);
  return Object.hasOwn(people, asked) && !ids.includes(asked) ? [asked, ...ids] : ids;
}
