/** How wide a text of 11 pixels is. */
export type MeasureText = (text: string, isStrong?: boolean) => number;

const ELLIPSIS = '…';

/** The text, or as much of it as fits with an ellipsis; empty where not even two letters would. */
export function cutText(text: string, room: number, measure: MeasureText): string {
  if (measure(text) <= room) return text;
  const letters = Array.from(text);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(start(letters, middle)) <= room) fits = middle;
    else tooLong = middle;
  }
  return fits < 2 ? '' : start(letters, fits);
}

const NARROW = new Set("iIjltfr.,:;'|!()[]- ");
const WIDE = new Set('mwMWÅÆ@%—…');

/** Widths of Inter at 11 pixels, roughly, for those who have no font at hand. Wide scripts count as one em. */
export const roughWidth: MeasureText = (text, isStrong = false) => {
  let width = 0;
  for (const letter of text) {
    if (NARROW.has(letter)) width += 3.3;
    else if (WIDE.has(letter)) width += 9.4;
    else if (letter >= '\u1100') width += 11;
    else if (letter >= 'A' && letter <= 'Z') width += 7.4;
    else width += 6.3;
  }
  return isStrong ? width * 1.05 : width;
};

function start(letters: readonly string[], count: number): string {
  return letters.slice(0, count).join('').trimEnd() + ELLIPSIS;
}
