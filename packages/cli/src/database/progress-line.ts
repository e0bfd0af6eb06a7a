import type { Shell } from '../shell.ts';
import { quiet, shortened, Terminal } from '../terminal/index.ts';

/** One line on standard error that says how far it is, written over and taken away; nothing in a file. */
export class ProgressLine {
  readonly #shell: Shell;
  readonly #terminal: Terminal;
  #shown = '';

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#terminal = new Terminal(shell.stderr, shell.env);
  }

  show(text: string): void {
    const { stderr, env } = this.#shell;
    if (!stderr.isTTY || env.TERM === 'dumb' || text === this.#shown) return;
    this.#shown = text;
    this.#write(
      `\r\x1b[2K${this.#terminal.line(shortened(quiet(text), this.#terminal.width - 1))}`,
    );
  }

  end(): void {
    if (this.#shown !== '') this.#write('\r\x1b[2K');
    this.#shown = '';
  }

  /** Nobody waits for it: who does not read it any more misses nothing. */
  #write(text: string): void {
    this.#shell.stderr.write(text).catch(() => {});
  }
}
