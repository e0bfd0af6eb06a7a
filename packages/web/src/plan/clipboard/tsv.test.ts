import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTsv, printHtml, printTsv } from './tsv.ts';

const cell = fc.oneof(
  fc.string(),
  fc.stringMatching(/^'{0,2}[=+\-@"\t\r\n]{0,3}[a-z"\t\r\n]{0,4}$/),
);

test('what is printed is read back as it was', () => {
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(rows, (cells) => {
      expect(parseTsv(printTsv(cells))).toEqual(cells);
    }),
  );
});

test('as Excel copies it: Windows line ends, quoted cells, empty cells at the end', () => {
  expect(parseTsv('Dig\t3d\r\n"two\nlines"\t"say ""now"""\r\n\t\r\n')).toEqual([
    ['Dig', '3d'],
    ['two\nlines', 'say "now"'],
    ['', ''],
  ]);
});

test('a quotation mark inside of a text is one', () => {
  expect(parseTsv('19" rack\t"half')).toEqual([['19" rack', '"half']]);
});

test('no cell begins a formula', () => {
  const rows = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (cells) => {
      for (const line of printTsv(cells).split(/[\t\n\r]/)) {
        if (cells.flat().every((text) => !/["\t\r\n]/.test(text))) {
          expect(line).not.toMatch(/^[=+\-@]/);
        }
      }
    }),
  );
  expect(printTsv([['=1+1', '-2', 'a-b']])).toBe("'=1+1\t'-2\ta-b\n");
});

test('a table takes no markup from a cell', () => {
  expect(printHtml([['<b>&', '=x']])).toBe(
    "<table><tr><td>&lt;b&gt;&amp;</td><td>'=x</td></tr></table>",
  );
});
