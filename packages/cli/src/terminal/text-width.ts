import { plain, type Text } from './text.ts';

const ASCII = /^[\x20-\x7e\u00a0]*$/;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Terminal cells a text takes: two for East Asian wide letters and emoji, none for combining marks. */
export function textWidth(text: Text): number {
  const letters = plain(text);
  if (ASCII.test(letters)) return letters.length;
  let width = 0;
  for (const letter of graphemes(letters)) width += letterWidth(letter);
  return width;
}

/** The letters as people count them. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

export function letterWidth(letter: string): number {
  if (letter.length === 1 && letter <= '\u02ff') return 1;
  if (ZERO.test(letter)) return 0;
  const code = letter.codePointAt(0) as number;
  return isWide(code) || /\p{Emoji_Presentation}|\ufe0f/u.test(letter) ? 2 : 1;
}

/** The blocks that Unicode's East Asian Width calls wide or fullwidth, without the exceptions inside them. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
