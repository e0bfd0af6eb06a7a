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
  await print(jsonLines(answer), shell);
}

function* jsonLines(answer: object): Generator<string> {
  const members = Object.entries(answer).filter(([, value]) => value !== undefined);
  yield '{';
  for (const [i, [name, value]] of members.entries()) {
    const end = i < members.length - 1 ? ',' : '';
    if (!Array.isArray(value) || value.length === 0) {
      yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)}${end}`;
      continue;
    }
    yield `  ${JSON.stringify(name)}: [`;
    for (const [k, element] of value.entries()) {
      yield `    ${JSON.stringify(element)}${k < value.length - 1 ? ',' : ''}`;
    }
    yield `  ]${end}`;
  }
  yield '}';
}
