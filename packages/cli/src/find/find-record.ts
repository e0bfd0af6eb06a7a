import type { RecordKind, RecordOf, Records } from '@throughline/model';
import { listed, type NotFound } from './not-found.ts';

/** The kinds that people name by a name of their own. */
type NamedKind = Extract<
  RecordKind,
  'baseline' | 'event' | 'promise' | 'calendar' | 'resource' | 'budget-line'
>;

/** The one record of a kind with this name or id; or why there is none, and which there are. */
export function findRecord<K extends NamedKind>(
  records: Records,
  kind: K,
  asked: string,
  titleOf: (record: RecordOf<K>) => string = (record) => record.name ?? record.id,
): RecordOf<K> | NotFound {
  const all = [...records.all(kind)];
  const wanted = asked.trim().toLowerCase();
  const byId = all.filter(({ id }) => id === asked.trim());
  const byName = all.filter((record) => titleOf(record).trim().toLowerCase() === wanted);
  const found = byId.length > 0 ? byId : byName;
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    return {
      why: `${found.length} ${plural(kind)} are called ${asked}.`,
      next: `Name one by its id: ${listed(found.map(({ id }) => id))}.`,
    };
  }
  const titles = all.map(titleOf);
  const alike = titles.filter((title) => title.toLowerCase().includes(wanted));
  return {
    why: `There is no ${said(kind)} called ${asked}.`,
    next:
      alike.length > 0
        ? `Perhaps ${listed(alike)}?`
        : titles.length > 0
          ? `There are: ${listed(titles)}.`
          : `The plan has no ${plural(kind)}.`,
  };
}

function said(kind: NamedKind): string {
  return kind === 'budget-line' ? 'budget line' : kind;
}

function plural(kind: NamedKind): string {
  return `${said(kind)}s`;
}
