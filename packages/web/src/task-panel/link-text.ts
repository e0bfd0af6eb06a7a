import type { LinkEnd } from '../project/index.ts';

/** One link of a typed list, `12FS+3d`, and the task at its other end. */
export interface ListedLink {
  readonly row: number;
  readonly type: LinkEnd['record']['type'];
  /** With its sign; empty for none. */
  readonly lag: string;
  /** Undefined for what was typed and is not there. */
  readonly end: LinkEnd | undefined;
}

const ONE = /^(\d+)(FS|SS|FF|SF)?(.*)$/;

/** The list that a cell of links shows, link by link. */
export function linksIn(text: string, ends: readonly LinkEnd[]): ListedLink[] {
  const left = [...ends];
  return text.split(';').flatMap((part) => {
    const match = ONE.exec(part);
    if (match === null) return [];
    const row = Number(match[1]);
    const type = (match[2] ?? 'FS') as ListedLink['type'];
    const place = left.findIndex((end) => end.row === row && end.record.type === type);
    const [end] = place < 0 ? [] : left.splice(place, 1);
    return [{ row, type, lag: match[3] ?? '', end }];
  });
}

/** The list as it is typed. A lag without a sign is one. */
export function textOfLinks(links: readonly Omit<ListedLink, 'end'>[]): string {
  return links
    .map(({ row, type, lag }) => {
      const typed = lag.trim();
      const signed = typed === '' || /^[+-]/.test(typed) ? typed : `+${typed}`;
      return `${row}${type}${signed}`;
    })
    .join(';');
}
