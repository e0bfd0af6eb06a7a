import { type Duration, isRefusal, parseDuration, printDuration } from '@throughline/model';

/** A line of an outline with the lines under it. */
export interface OutlineTask {
  readonly name: string;
  /** Absent: that of what is under it, or nobody said. */
  readonly duration?: Duration;
  readonly under: readonly OutlineTask[];
}

/** What an empty plan counts in: days of eight hours, weeks of five days, months of twenty. */
const SCALE = { minutesPerDay: 480, minutesPerWeek: 2_400, minutesPerMonth: 9_600 };
const TAB = 4;
/** A number with its unit at the end of the line: `5d`, `2 weeks`, `0d`, `3ed?`. A bare number is part of the name. */
const AT_END = /^(?<name>.*\S)\s+(?<length>\d+(?:[.,]\d+)?\s?e?[a-z]+\s?\??)$/i;
const BULLET = /^(?:[-*•–]|\d+(?:\.\d+)*[.)])\s+/;

/**
 * Reads an outline: a line is a task, and what is indented more stands under it. The length of a task stands at the
 * end of its line; a line with others under it is a summary, whose dates are theirs, so that all of it is its name.
 */
export function readOutline(text: string): readonly OutlineTask[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return tasksOf(
    lines.map((line) => ({ depth: depthOf(line), text: line.trim().replace(BULLET, '') })),
  );
}

/** A text that reads back as the same outline. */
export function printOutline(tasks: readonly OutlineTask[], depth = 0): string {
  return tasks
    .map(({ name, duration, under }) => {
      const length = under.length === 0 && duration ? ` ${printDuration(duration, SCALE)}` : '';
      const line = `${'  '.repeat(depth)}- ${name}${length}`;
      return under.length === 0 ? line : `${line}\n${printOutline(under, depth + 1)}`;
    })
    .join('\n');
}

/** As it is written; undefined where nobody said how long. */
export function sayLength({ duration }: OutlineTask): string | undefined {
  return duration && printDuration(duration, SCALE);
}

interface Line {
  readonly depth: number;
  readonly text: string;
}

function tasksOf(lines: readonly Line[]): readonly OutlineTask[] {
  const tasks: OutlineTask[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    let end = at + 1;
    while (end < lines.length && (lines[end] as Line).depth > line.depth) end++;
    const under = tasksOf(lines.slice(at + 1, end));
    tasks.push(under.length > 0 ? { name: line.text, under } : taskOf(line.text));
    at = end;
  }
  return tasks;
}

function taskOf(text: string): OutlineTask {
  const { name, length } = AT_END.exec(text)?.groups ?? {};
  const duration = length === undefined ? undefined : parseDuration(length, SCALE);
  return name === undefined || duration === undefined || isRefusal(duration)
    ? { name: text, under: [] }
    : { name, duration, under: [] };
}

function depthOf(line: string): number {
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  return [...indent].reduce((depth, sign) => depth + (sign === '\t' ? TAB : 1), 0);
}
