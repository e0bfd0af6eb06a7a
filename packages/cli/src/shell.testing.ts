import { instant, type LocalDateTime } from '@throughline/model';
import { run } from './program.ts';
import { ExitCode, NobodyReads, type Output, type Shell } from './shell.ts';

export interface Said {
  readonly out: string;
  readonly error: string;
  readonly code: ExitCode;
}

export interface Surroundings {
  readonly columns?: number;
  readonly colour?: boolean;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Whether anybody reads standard output. */
  readonly reads?: boolean;
  readonly now?: LocalDateTime;
  /** Runs with the same number make the same ids. */
  readonly idsFrom?: number;
  readonly env?: Shell['env'];
}

/** Runs a command line in this process: what it said, and the code it ended with. */
export async function throughline(
  args: readonly string[],
  {
    columns = 100,
    colour = false,
    stdin = '',
    now = '2026-11-21T09:00',
    reads = true,
    idsFrom = 0,
    env = {},
  }: Surroundings = {},
): Promise<Said> {
  const [stdout, stderr] = [collector(columns, reads), collector(columns)];
  const shell: Shell = {
    args,
    stdin: typeof stdin === 'object' && Symbol.asyncIterator in stdin ? stdin : once(stdin),
    stdout,
    stderr,
    env: { FORCE_COLOR: colour ? '1' : '0', ...env },
    now,
    at: instant(`${now}:00.000Z`),
    zone: {
      local: (at) => at.slice(0, 16),
      instant: (local) => instant(`${local}:00.000Z`),
    },
    randomBytes: counting(idsFrom),
    exitCode: ExitCode.answered,
  };
  const code = await run(shell);
  return { out: stdout.text, error: stderr.text, code };
}

function collector(columns: number, reads = true): Output & { text: string } {
  return {
    isTTY: true,
    columns,
    text: '',
    async write(text) {
      if (!reads) throw new NobodyReads();
      this.text += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
  };
}

function counting(from: number): Shell['randomBytes'] {
  let count = from;
  return (length) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(length - 4, ++count);
    return bytes;
  };
}

async function* once(bytes: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
}
