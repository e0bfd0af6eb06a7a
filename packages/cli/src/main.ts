import { randomBytes } from 'node:crypto';
import { stderr, stdin, stdout } from 'node:process';
import { type Instant, instant, type LocalDateTime } from '@throughline/model';
import { run } from './program.ts';
import { ExitCode, NobodyReads, type Output, type Shell } from './shell.ts';

const clock = new Date();
const shell: Shell = {
  args: process.argv.slice(2),
  stdin,
  stdout: output(stdout),
  stderr: output(stderr),
  env: process.env,
  now: localTime(clock),
  at: instant(clock.toISOString()),
  zone: {
    local: (at) => localTime(new Date(at)),
    instant: (local): Instant => instant(new Date(local).toISOString()),
  },
  randomBytes: (count) => randomBytes(count),
  exitCode: ExitCode.answered,
};

// Not process.exit: what is still on its way to a pipe would be cut off.
process.exitCode = await run(shell);
// Somebody may still be typing into a standard input that nobody reads.
stdin.unref?.();

function output(stream: NodeJS.WriteStream): Output {
  // Without a listener a closed pipe would end the process with a stack trace.
  stream.on('error', () => {});
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (text.length === 0) return resolve();
        stream.write(text, (error) => {
          if (!error) resolve();
          else reject(new NobodyReads());
        });
      }),
  };
}

function localTime(at: Date): LocalDateTime {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
