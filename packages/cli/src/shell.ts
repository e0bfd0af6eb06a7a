import type { Instant, LocalDateTime } from '@throughline/model';
import type { Environment, Screen } from './terminal/index.ts';

/** What the process will end with. */
export const ExitCode = {
  answered: 0,
  fault: 1,
  usage: 2,
  refused: 3,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Text goes out in order; the promise waits until the reader has taken it. */
export interface Output extends Screen {
  write(text: string | Uint8Array): Promise<void>;
}

/** This machine's time zone: the log is in UTC, people read and type their own time. */
export interface Zone {
  local(at: Instant): LocalDateTime;
  /** The moment at which clocks here show this; where they never do, as if they had not been moved. */
  instant(local: LocalDateTime): Instant;
}

/** Everything a command knows of the world outside, given once, so that a test can give its own. */
export interface Shell {
  /** What was typed after `throughline`. */
  readonly args: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** The clock, read once, in this machine's own time zone. */
  readonly now: LocalDateTime;
  /** The same reading of it, as the log writes moments. */
  readonly at: Instant;
  readonly zone: Zone;
  /** So many bytes that nobody can guess, for ids and salts. */
  readonly randomBytes: (count: number) => Uint8Array;
  exitCode: ExitCode;
}

/** Nobody reads any more: `throughline … | head`. Not a fault. */
export class NobodyReads extends Error {}
