/** Pages of one script, with its small letters from the most frequent to the rarest. */
const SCRIPTS: readonly (readonly [page: string, letters: string])[] = [
  ['windows-1251', 'оеаинтсрвлкмдпуязыьбгчйхжшюцщэфъёіїєґ'],
  ['koi8-r', 'оеаинтсрвлкмдпуязыьбгчйхжшюцщэфъё'],
  ['windows-1253', 'αοιετνσηρκπςυμλίάέόήδγχθφβώύξζψϊ'],
  ['windows-1255', 'יוהלאתרבמשנדפחקגטעסצכזםןךףץ'],
  ['windows-1256', 'اليمنتروبدسعهفقكحجأةشصطخذىزضثإغءئظآؤ'],
  ['windows-874', 'านรอกเงยม่ลว้ดท์ิีสตัะุปบคหแจพชขใไูโ็ผำซณึถืฐญศธษฟ'],
];

/** Pages of Latin letters, with those that stand in words beside plain ones. */
const LATIN: readonly (readonly [page: string, frequent: string])[] = [
  ['windows-1252', 'àáâãäåæçèéêëíîïñóôõöøùúûüœßÄÖÜÉ'],
  ['windows-1250', 'ąćęłńóśźżáčďéěíňřšťúůžőűăâîşäöüßŁŚŻŠČŽ'],
  ['windows-1254', 'çğıöşüİŞĞâî'],
];

/** How many bytes from 0x80 on there are of each value, and how they stand together. */
interface Evidence {
  readonly total: number;
  /** By byte, those next to another such byte, in words without a plain letter. */
  readonly inRuns: Uint32Array;
  /** By byte, those next to a plain letter. */
  readonly inWords: Uint32Array;
  readonly runs: number;
  readonly evenRuns: number;
  /** By byte, those at even places of their run: the first of a pair where two bytes are one character. */
  readonly leading: Uint32Array;
}

/**
 * The code page in which these bytes are most likely text; undefined when there is nothing to guess,
 * every byte being ASCII. Western European, which most files are, where the evidence is thin.
 */
export function guessCodepage(bytes: Uint8Array): string | undefined {
  const evidence = gather(bytes);
  if (evidence.total === 0) return undefined;
  const together = sum(evidence.inRuns);
  if (together * 2 < evidence.total) return latinPage(evidence);
  const [script, fit] = best(
    SCRIPTS.map(([page, letters]) => [
      page,
      fitOf(page, evidence.inRuns, (char) => letterWeight(char, letters)),
    ]),
  );
  // Letters fit their own page far better than halves of characters fit any.
  if (fit >= 0.4) return script;
  const [pairs, share] = pairedPage(evidence);
  if (share > 0.6) return pairs;
  return fit > 0 ? script : latinPage(evidence);
}

function latinPage(evidence: Evidence): string {
  const fits = LATIN.map(([page, frequent]): [string, number] => [
    page,
    fitOf(page, evidence.inWords, (char) => {
      if (frequent.includes(char)) return 1;
      return /\p{L}/u.test(char) ? 0.3 : -1;
    }),
  ]);
  return best(fits)[0];
}

/** Chinese and Korean: two bytes a character, so that nearly all runs are even; few first bytes in use. */
function pairedPage({ runs, evenRuns, leading }: Evidence): [page: string, share: number] {
  if (evenRuns < runs * 0.95) return ['gbk', 0];
  const all = sum(leading);
  const korean = sum(leading.subarray(0xb0, 0xc9)) / all;
  const chinese = sum(leading.subarray(0xb0, 0xd8)) / all;
  return korean > 0.97 ? ['euc-kr', korean] : ['gbk', chinese];
}

/** From 1 for the most frequent letter down to 0; a capital counts less, what is no letter against. */
function letterWeight(char: string, letters: string): number {
  const rank = letters.indexOf(char);
  if (rank >= 0) return 1 - rank / letters.length;
  const small = letters.indexOf(char.toLowerCase());
  return small >= 0 ? 0.8 * (1 - small / letters.length) : -1;
}

/** The mean weight of the bytes as letters of the page; 0 without bytes. */
function fitOf(page: string, counts: Uint32Array, weight: (char: string) => number): number {
  const letters = new TextDecoder(page).decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));
  let fit = 0;
  for (let i = 0; i < 128; i++) {
    const count = counts[i + 128] as number;
    if (count > 0) fit += count * weight(letters[i] ?? '\uFFFD');
  }
  return fit / Math.max(1, sum(counts));
}

function gather(bytes: Uint8Array): Evidence {
  const inRuns = new Uint32Array(256);
  const inWords = new Uint32Array(256);
  const leading = new Uint32Array(256);
  let total = 0;
  let runs = 0;
  let evenRuns = 0;
  for (let from = 0; from < bytes.length; from++) {
    if ((bytes[from] as number) < 0x80) continue;
    let to = from;
    while (to < bytes.length && (bytes[to] as number) >= 0x80) to++;
    total += to - from;
    runs++;
    if ((to - from) % 2 === 0) evenRuns++;
    const inWord = isLetter(bytes[from - 1]) || isLetter(bytes[to]);
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      if (inWord) bump(inWords, byte);
      else if (to - from > 1) bump(inRuns, byte);
      if ((at - from) % 2 === 0) bump(leading, byte);
    }
    from = to;
  }
  return { total, inRuns, inWords, runs, evenRuns, leading };
}

function bump(counts: Uint32Array, byte: number): void {
  counts[byte] = (counts[byte] as number) + 1;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The first of the best. */
function best(fits: readonly (readonly [string, number])[]): readonly [string, number] {
  return fits.reduce((known, next) => (next[1] > known[1] ? next : known));
}
