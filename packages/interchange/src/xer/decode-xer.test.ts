import { expect, test } from 'vitest';
import { isReadRefusal } from '../read-outcome.ts';
import { decodeXer, type XerText } from './decode-xer.ts';

/** The bytes of a text in a page of one byte a character. */
function inPage(text: string, page: string): Uint8Array {
  const letters = new TextDecoder(page).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  return Uint8Array.from(text, (char) => letters.indexOf(char));
}

function decoded(bytes: Uint8Array, encoding?: string): XerText {
  const outcome = decodeXer(bytes, encoding);
  if (isReadRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}

test('plain letters need no guess', () => {
  const text = 'ERMHDR\tall plain';
  expect(decoded(new TextEncoder().encode(text))).toEqual({
    text,
    encoding: 'utf-8',
    guessed: false,
    replaced: 0,
  });
});

test('UTF-8 shows itself, with and without a byte order mark', () => {
  const text = 'ERMHDR\tAushub für Gründung, земляные работы, 基礎';
  for (const mark of ['', '\uFEFF']) {
    const read = decoded(new TextEncoder().encode(mark + text));
    expect(read).toMatchObject({ text, encoding: 'utf-8', guessed: false });
  }
});

test('UTF-16 shows itself', () => {
  const text = '\uFEFFERMHDR\tGründung';
  const bytes = new Uint8Array(new Uint16Array(Array.from(text, (c) => c.charCodeAt(0))).buffer);
  expect(decoded(bytes)).toMatchObject({ text: text.slice(1), encoding: 'utf-16le' });
});

test.each([
  ['windows-1252', 'Aushub für Gründung; études préalables; instalación eléctrica; façade'],
  ['windows-1251', 'Земляные работы, Устройство фундамента, Монтаж каркаса'],
  ['windows-1251', 'Задача 1'],
  ['windows-1251', 'ЗЕМЛЯНЫЕ РАБОТЫ'],
  ['koi8-r', 'земляные работы и устройство фундамента'],
  ['windows-1253', 'Εκσκαφές και θεμελίωση του κτιρίου'],
  ['windows-1255', 'עבודות חפירה ויסודות הבניין'],
  ['windows-1256', 'أعمال الحفر والأساسات للمبنى'],
  ['windows-874', 'งานขุดดินและงานฐานราก'],
  ['windows-1250', 'Roboty ziemne, żelbet, łączność; zakończenie części'],
  ['windows-1250', 'Zemní práce, příprava staveniště, střecha, dokončení'],
  ['windows-1254', 'Kazı işleri, inşaat başlangıcı, çatı yapımı, ağır yük'],
])('%s is guessed from letters: %s', (page, text) => {
  expect(decoded(inPage(`ERMHDR\t${text}`, page))).toEqual({
    text: `ERMHDR\t${text}`,
    encoding: page,
    guessed: true,
    replaced: 0,
  });
});

test('Chinese is guessed', () => {
  // 土方开挖 基础施工 in GBK.
  const bytes = [0xcd, 0xc1, 0xb7, 0xbd, 0xbf, 0xaa, 0xcd, 0xda, 0x20];
  const more = [0xbb, 0xf9, 0xb4, 0xa1, 0xca, 0xa9, 0xb9, 0xa4];
  const read = decoded(Uint8Array.from([0x45, 0x52, 0x20, ...bytes, ...more]));
  expect(read).toMatchObject({ text: 'ER 土方开挖 基础施工', encoding: 'gbk', guessed: true });
});

test('a currency sign alone is Western', () => {
  const read = decoded(
    Uint8Array.from([...new TextEncoder().encode('ERMHDR\t1\t2\t'), 0xa3, 0x09]),
  );
  expect(read).toMatchObject({
    text: 'ERMHDR\t1\t2\t£\t',
    encoding: 'windows-1252',
    guessed: true,
  });
});

test('byte order marks within a file of another encoding go', () => {
  const bytes = [0x45, 0x09, 0xef, 0xbb, 0xbf, 0x41, 0x09, 0xfc, 0x62, 0x65, 0x72];
  expect(decoded(Uint8Array.from(bytes)).text).toBe('E\tA\tüber');
});

test('a few broken bytes do not hide UTF-8, and are said', () => {
  const good = new TextEncoder().encode(`ERMHDR\t${'größe '.repeat(30)}`);
  const read = decoded(Uint8Array.from([...good, 0xff, 0x41]));
  expect(read).toMatchObject({ encoding: 'utf-8', guessed: true, replaced: 1 });
});

test('an encoding that was asked for is taken', () => {
  expect(decoded(inPage('ERMHDR\tдом', 'windows-1251'), 'cp1251').text).toBe('ERMHDR\tдом');
  expect(decodeXer(Uint8Array.from([0x45]), 'klingon')).toMatchObject({
    refused: 'encoding-unknown',
  });
  expect(decodeXer(new Uint8Array())).toMatchObject({ refused: 'file-empty' });
});
