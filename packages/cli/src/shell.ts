import type { LocalDateTime } from '@throughline/model';
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
  exitCode: ExitCode;
}

/** Nobody reads any more: `throughline … | head`. Not a fault. */
export class NobodyReads extends Error {}
