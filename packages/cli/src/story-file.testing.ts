import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReadRefusal, readThroughline, writeThroughline } from '@throughline/interchange';
import type { Branch, History } from '@throughline/model';
import { type Said, type Surroundings, throughline } from './shell.testing.ts';
import { PEOPLE, slipped } from './story.testing.ts';

/** The story as a plan's own file. */
export function storyFile(
  history: History = slipped().history,
  branches: readonly Branch[] = [],
): Uint8Array {
  return writeThroughline({
    project: 'Move of the billing service',
    people: PEOPLE,
    history,
    branches,
  });
}

/** A plan's file on disk, which commands change. */
export class StoryOnDisk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  readonly file = join(this.folder, 'plan.throughline');
  private runs = 0;

  constructor(bytes: Uint8Array = storyFile()) {
    writeFileSync(this.file, bytes);
  }

  /** A copy of a plan's file. */
  static at(file: string): StoryOnDisk {
    return new StoryOnDisk(readFileSync(file));
  }

  /** Runs a command about this file: `edit`, then what follows the file. As Ann Berg, where nobody is named. */
  async run(
    command: string,
    args: readonly string[] = [],
    { env = {}, ...surroundings }: Surroundings = {},
  ): Promise<Said> {
    const all = { THROUGHLINE_AUTHOR: 'Ann Berg', ...env };
    const said = await throughline([command, this.file, ...args], {
      now: '2026-03-16T09:00',
      idsFrom: ++this.runs * 1000,
      env: all,
      ...surroundings,
    });
    const named = (text: string) => text.replaceAll(this.file, 'plan.throughline');
    return { ...said, out: named(said.out), error: named(said.error) };
  }

  get bytes(): Buffer {
    return readFileSync(this.file);
  }

  get history(): History {
    const read = readThroughline(this.bytes);
    if (isReadRefusal(read)) throw new Error(read.refused);
    return read.history;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
