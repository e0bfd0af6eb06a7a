import { dateText, END_DAY } from '@throughline/engine';
import type { Range, Weekday } from '@throughline/model';
import type { CalendarData } from '../p6/index.ts';

/** P6 needs seven. */
const MOST_DEPTH = 32;

/** 1 is Sunday. */
const DAYS: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** Days from 1899-12-30, from which spreadsheets count, to 1900-01-01. */
const DAYS_BEFORE_1900 = 2;

/** `(0||name(key|value|...)(children))`, whatever number stands before the name. */
interface Node {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly children: Node[];
}

/**
 * The working times of a calendar: P6 keeps them in one text of nested parentheses, a week of days
 * numbered from Sunday and exceptions by a spreadsheet's day numbers. A day without ranges is a day off.
 * Undefined where the text is no such thing.
 */
export function parseClndrData(text: string): CalendarData | undefined {
  const root = parseNode(text);
  if (root === undefined) return undefined;
  const week = new Map<Weekday, Range[]>();
  const exceptions = new Map<string, Range[]>();
  let unreadable = 0;
  const rangesOf = (day: Node): Range[] =>
    day.children.flatMap((child): Range[] => {
      const range = rangeOf(child.values.get('s'), child.values.get('f'));
      if (range === undefined && child.values.size > 0) unreadable++;
      return range === undefined ? [] : [range];
    });
  for (const part of root.children) {
    if (part.name === 'daysofweek') {
      for (const child of part.children) {
        const day = DAYS[Number(child.name) - 1];
        if (day === undefined) unreadable++;
        else week.set(day, [...(week.get(day) ?? []), ...rangesOf(child)]);
      }
    } else if (part.name === 'exceptions') {
      for (const child of part.children) {
        const day = dayOf(child.values.get('d'));
        if (day === undefined) unreadable++;
        else exceptions.set(day, rangesOf(child));
      }
    }
  }
  return { week, exceptions, unreadable };
}

function dayOf(serial: string | undefined): string | undefined {
  if (serial === undefined || !/^\d{1,6}$/.test(serial)) return undefined;
  const day = Number(serial) - DAYS_BEFORE_1900;
  return day >= 0 && day < END_DAY ? dateText(day) : undefined;
}

/** An end at 00:00 is midnight after the day; one before its beginning is on the day after. */
function rangeOf(start: string | undefined, finish: string | undefined): Range | undefined {
  const from = timeOf(start);
  const to = timeOf(finish);
  if (from === undefined || to === undefined || from >= 1440) return undefined;
  if (to > from) return [from, to];
  if (to === 0) return [from, 1440];
  return to === from ? undefined : [from, to + 1440];
}

const TIME = /^(\d{1,2}):(\d\d)(?::\d\d)?(?: ?([AP])M)?$/i;

function timeOf(text: string | undefined): number | undefined {
  const match = TIME.exec(text ?? '');
  if (match === null) return undefined;
  let hour = Number(match[1]);
  const half = match[3]?.toUpperCase();
  if (half !== undefined) hour = (hour % 12) + (half === 'P' ? 12 : 0);
  const minutes = hour * 60 + Number(match[2]);
  return minutes <= 1440 && Number(match[2]) < 60 ? minutes : undefined;
}

/** One node with all below it; undefined where the parentheses do not close or are nested too deep. */
function parseNode(text: string): Node | undefined {
  // Line ends are written as DEL; neither they nor other white space mean anything between nodes.
  const data = text.replace(/[\s\u007f]+/g, ' ');
  const open: Node[] = [];
  let at = 0;
  const skip = () => {
    while (data[at] === ' ') at++;
  };
  for (;;) {
    skip();
    if (data[at] === '(') {
      if (open.length >= MOST_DEPTH) return undefined;
      const head = nodeHead(data, at);
      if (head === undefined) return undefined;
      open.at(-1)?.children.push(head.node);
      open.push(head.node);
      at = head.next;
    } else if (data[at] === ')') {
      // One closes the list of children, the next the node.
      at++;
      skip();
      if (data[at] !== ')') return undefined;
      at++;
      const node = open.pop();
      if (open.length === 0) return node;
    } else {
      return undefined;
    }
  }
}

const HEAD = /\( ?\d* ?\|\| ?([^()|]*)\(([^()]*)\) ?\(/y;

function nodeHead(data: string, at: number): { node: Node; next: number } | undefined {
  HEAD.lastIndex = at;
  const match = HEAD.exec(data);
  if (match === null) return undefined;
  const [, name = '', pairs = ''] = match;
  const values = new Map<string, string>();
  const cells = pairs.split('|').map((cell) => cell.trim());
  for (let i = 0; i + 1 < cells.length; i += 2) {
    values.set((cells[i] as string).toLowerCase(), cells[i + 1] as string);
  }
  const node = { name: name.trim().toLowerCase(), values, children: [] };
  return { node, next: HEAD.lastIndex };
}
