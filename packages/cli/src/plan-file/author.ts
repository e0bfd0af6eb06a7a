import { userInfo } from 'node:os';
import { isPersonName, type People } from '@throughline/interchange';
import { type RecordId, uuidV7 } from '@throughline/model';
import type { Command } from 'commander';
import type { Complaint } from '../say.ts';
import type { Shell } from '../shell.ts';

/** Who makes the change, as commands that change a plan are told. */
export interface AuthorOptions {
  readonly author?: string;
}

/** The option of every command that changes a plan. */
export function takesAuthor(command: Command): Command {
  return command.option(
    '--author <name>',
    'who makes the change; else THROUGHLINE_AUTHOR, else the name of this account',
  );
}

export interface Author {
  readonly id: RecordId;
  /** With the author, who may be new. */
  readonly people: People;
}

/** Finds the author among the people by name; somebody new is added with an id that says nothing. */
export function authorOf(
  people: People,
  { author }: AuthorOptions,
  shell: Shell,
): Author | Complaint {
  const name = (author ?? shell.env.THROUGHLINE_AUTHOR ?? accountName() ?? '').trim();
  if (!isPersonName(name)) {
    const why = name === '' ? 'Nobody is named as the author.' : 'The author’s name cannot be one.';
    return { why, next: '--author NAME says who makes the change.' };
  }
  const known = Object.keys(people).find((id) => people[id]?.name === name);
  if (known !== undefined) return { id: known as RecordId, people };
  const id = newId(shell);
  return { id, people: { ...people, [id]: { name } } };
}

/** An id that nobody had before. */
export function newId({ at, randomBytes }: Shell): RecordId {
  return uuidV7(Date.parse(at), randomBytes(10));
}

/** 16 random bytes in hexadecimal, which keep what is erased from being guessed. */
export function newSalt({ randomBytes }: Shell): string {
  return Buffer.from(randomBytes(16)).toString('hex');
}

function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
