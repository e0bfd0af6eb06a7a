import { type RecordId, uuidV7 } from '@throughline/model';
import type { Database } from '../storage/index.ts';

/** The clock and chance, so that a test can give its own. */
export interface ClockAndChance {
  now(): Date;
  randomBytes(count: number): Buffer;
}

/** What the work of this room needs of the server or the command line. */
export interface Accounts {
  readonly database: Database;
  readonly world: ClockAndChance;
  readonly settings: {
    /** Where people reach the server, without a slash at the end. */
    readonly url: string;
  };
}

/** An id that nobody had before, in the order of time. */
export function newId(world: ClockAndChance): RecordId {
  return uuidV7(world.now().getTime(), world.randomBytes(10));
}

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}
