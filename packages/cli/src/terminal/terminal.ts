import { quiet, type Style, spansOf, strong, type Text } from './text.ts';
import { type WrapOptions, wrap } from './wrap.ts';

/** Where output goes, as far as its looks are concerned. */
export interface Screen {
  readonly isTTY: boolean;
  readonly columns?: number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Without a terminal, for a file or a pipe. */
const WIDTH_ELSEWHERE = 100;
/** On less nothing here can be read; the terminal itself then breaks the lines. */
const NARROWEST = 40;
/** Prose on longer lines is hard to read, however wide the terminal is. */
const LONGEST_PROSE = 100;

const SGR: Readonly<Record<Style, string>> = {
  strong: '1',
  quiet: '2',
  good: '32',
  warning: '33',
  bad: '31;1',
  action: '36',
};

/** One cell for one cell, so that nothing already laid out moves. */
const ASCII: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '…': '~',
  '·': '-',
  '→': '>',
  '●': '*',
  '○': 'o',
  '◆': '*',
  '◇': 'o',
  '▲': '!',
  '✗': 'x',
  '✓': '+',
  '█': '#',
  '▓': '=',
  '░': '.',
  '│': '|',
  '├': '|',
  '└': '`',
  '─': '-',
  '×': 'x',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
};
const SYMBOLS = new RegExp(`[${Object.keys(ASCII).join('')}]`, 'g');

/** How text becomes bytes on this reader's terminal. */
export class Terminal {
  readonly width: number;
  private readonly colour: boolean;
  private readonly ascii: boolean;

  constructor(screen: Screen, environment: Environment) {
    this.width = widthOf(screen, environment);
    this.colour = hasColour(screen, environment);
    this.ascii = isAscii(environment);
  }

  /** Cells that a line of prose may take. */
  get proseWidth(): number {
    return Math.min(this.width, LONGEST_PROSE);
  }

  /** One line of output, without its end. */
  line(text: Text): string {
    let line = '';
    for (const { text: letters, style } of spansOf(text)) {
      const shown = this.letters(letters);
      line += this.colour && style !== undefined ? `\x1b[${SGR[style]}m${shown}\x1b[0m` : shown;
    }
    return line;
  }

  /** A paragraph of prose. */
  *paragraph(text: Text, options?: WrapOptions): Generator<string> {
    for (const line of wrap(text, this.proseWidth, options)) yield this.line(line);
  }

  /** What stands over a part of the answer, with a remark beside it. */
  *heading(title: string, remark = ''): Generator<string> {
    const beside = remark === '' ? '' : quiet(`  ${remark}`);
    yield* this.paragraph([strong(title), beside], { hanging: 2 });
  }

  private letters(text: string): string {
    const spaced = text.replaceAll('\u00a0', ' ');
    return this.ascii ? spaced.replace(SYMBOLS, (symbol) => ASCII[symbol] as string) : spaced;
  }
}

function widthOf({ isTTY, columns }: Screen, { COLUMNS }: Environment): number {
  if (isTTY && columns !== undefined && columns > 0) return Math.max(NARROWEST, columns);
  const asked = Number(COLUMNS);
  return Number.isInteger(asked) && asked > 0 ? Math.max(NARROWEST, asked) : WIDTH_ELSEWHERE;
}

/** FORCE_COLOR decides when it is there, then NO_COLOR, then whether somebody is looking. */
function hasColour({ isTTY }: Screen, { FORCE_COLOR, NO_COLOR, TERM }: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTTY && TERM !== 'dumb';
}

function isAscii({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === 'C' || locale === 'POSIX';
}
