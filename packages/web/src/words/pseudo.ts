const ACCENTED: Readonly<Record<string, string>> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'û',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
  Y: 'Ý',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
  Z: 'Ž',
};
const LONGER = 0.4;

/** `Try a change` becomes `⟦Trý å çhåñgé ····⟧`: readable, longer by 40 %, and never mistaken for a text left in the code. */
export function pseudo(text: string): string {
  // What stands in braces is put in later.
  const accented = text.replace(/\{\w+\}|[a-zA-Z]/g, (found) => ACCENTED[found] ?? found);
  const length = text.replace(/\{\w+\}/g, '').length;
  return `⟦${accented} ${'·'.repeat(Math.ceil(length * LONGER))}⟧`;
}
