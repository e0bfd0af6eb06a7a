import type { Shell } from './shell.ts';

const CHUNK = 64 * 1024;

/** Writes an answer's lines to standard output, as fast as they are read. */
export async function print(lines: Iterable<string>, shell: Shell): Promise<void> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    await shell.stdout.write(chunk);
    chunk = '';
  }
  if (chunk !== '') await shell.stdout.write(chunk);
}

/**
 * One object as JSON, to standard output: each member, and each element of a list, on a line of its
 * own, so that answers can be compared and searched line by line.
 */
export async function printJson(answer: object, shell: Shell): Promise<void> {
  await print(membersOf(answer, '', ''), shell);
}

function* membersOf(object: object, indent: string, end: string): Generator<string> {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  yield `${indent}{`;
  for (const [i, [name, value]] of members.entries()) {
    const comma = i < members.length - 1 ? ',' : '';
    yield* member(`${indent}  ${JSON.stringify(name)}: `, value, `${indent}  `, comma);
  }
  yield `${indent}}${end}`;
}

function* member(name: string, value: unknown, indent: string, end: string): Generator<string> {
  if (Array.isArray(value) && value.length > 0) {
    yield `${name}[`;
    for (const [k, element] of value.entries()) {
      yield `${indent}  ${JSON.stringify(element)}${k < value.length - 1 ? ',' : ''}`;
    }
    yield `${indent}]${end}`;
  } else if (holdsLists(value)) {
    const [, ...rest] = membersOf(value, indent, end);
    yield `${name}{`;
    yield* rest;
  } else {
    yield `${name}${JSON.stringify(value)}${end}`;
  }
}

/** Small objects stay on one line: only those that lists stand in are spread out. */
function holdsLists(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((one) => Array.isArray(one) && one.length > 0);
}
