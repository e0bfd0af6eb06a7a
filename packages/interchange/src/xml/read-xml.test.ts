import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { sayReadRefusal } from '../words/index.ts';
import type { XmlElement } from './element.ts';
import { MOST_ATTRIBUTES, MOST_DEPTH, MOST_TEXT } from './limits.ts';
import { readXml, type XmlVisitor } from './read-xml.ts';

const SHAPE = new Map<string, number | 'leave-out'>([
  ['N', 0],
  ['Drop', 'leave-out'],
]);

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Enters the root and takes its children; `Pass` is passed over; in `S`, `Drop` is left out and N has a place. */
function collect(bytes: Uint8Array): { elements: XmlElement[]; refusal?: ReadRefusal } {
  const elements: XmlElement[] = [];
  const visitor: XmlVisitor = {
    visit: (name, path) => (name === 'Pass' ? 'skip' : path.length === 0 ? 'enter' : 'take'),
    taken: (element) => {
      elements.push(element);
      return undefined;
    },
    shapeOf: (name) => (name === 'S' ? SHAPE : undefined),
  };
  const refusal = readXml(bytes, visitor);
  return refusal === undefined ? { elements } : { elements, refusal };
}

function refusalOf(bytes: Uint8Array): ReadRefusal {
  const { refusal } = collect(bytes);
  if (refusal === undefined) throw new Error('it was read');
  expect(isReadRefusal(refusal)).toBe(true);
  expect(sayReadRefusal(refusal)).not.toMatch(/undefined(?! entity)/);
  return refusal;
}

describe('elements', () => {
  test('are handed over whole, without prefixes', () => {
    const { elements } = collect(
      utf8('<p:r xmlns:p="u"><p:T a="1"><p:N> Dig &amp; fill </p:N><X/><N>2</N></p:T></p:r>'),
    );
    const [task] = elements;
    expect(task?.name).toBe('T');
    expect(task?.attributes).toEqual({ a: '1' });
    expect(task?.text('N')).toBe('Dig & fill');
    expect(task?.text('X')).toBeUndefined();
    expect(task?.text('Y')).toBeUndefined();
    expect(task?.all('N')).toHaveLength(2);
    expect(task?.all('Y')).toHaveLength(0);
  });

  test('keep CDATA, text among children and the line they were on', () => {
    const { elements } = collect(utf8('<r>\n<T>a<![CDATA[<b>]]>\n<N/> c</T></r>'));
    expect(elements[0]?.content).toBe('a<b>\n c');
    expect(elements[0]?.first('N')?.line).toBe(3);
  });

  test('look up the first of a name among many', () => {
    const many = Array.from({ length: 30 }, (_, i) => `<N${i % 20}>${i}</N${i % 20}>`).join('');
    const { elements } = collect(utf8(`<r><T>${many}</T></r>`));
    expect(elements[0]?.text('N3')).toBe('3');
    expect(elements[0]?.text('N19')).toBe('19');
  });

  test('that are passed over are not there', () => {
    const { elements } = collect(utf8('<r><Pass><T><x/></T></Pass><T><N>2</N></T><T/></r>'));
    expect(elements.map((element) => element.text('N'))).toEqual(['2', undefined]);
  });

  test('are found by their shape, others by their names', () => {
    const { elements } = collect(
      utf8('<r><S>a<Drop><N>1</N></Drop>b<N>2</N><M>3</M><N>4</N><O><Drop>5</Drop></O></S></r>'),
    );
    const [record] = elements;
    expect(record?.content).toBe('ab');
    expect(record?.text('N')).toBe('2');
    expect(record?.all('N').map(({ content }) => content)).toEqual(['2', '4']);
    expect(record?.text('M')).toBe('3');
    expect(record?.text('Drop')).toBeUndefined();
    expect(record?.first('O')?.text('Drop')).toBe('5');
    expect(record?.children.map(({ name }) => name)).toEqual(['M', 'N', 'O']);
  });
});

describe('encodings', () => {
  const text = '<r><T>Straße, дом, 家, 😀</T></r>';
  const contentOf = (bytes: Uint8Array) => collect(bytes).elements[0]?.content;

  test('UTF-8 with and without a byte order mark, across pieces', () => {
    expect(contentOf(utf8(text))).toBe('Straße, дом, 家, 😀');
    expect(contentOf(utf8(`\uFEFF${text}`))).toBe('Straße, дом, 家, 😀');
    const long = '家😀é'.repeat(40_000);
    for (const shift of ['', 'a', 'ab', 'abc']) {
      expect(contentOf(utf8(`<r><T>${shift}${long}</T></r>`))).toBe(shift + long);
    }
  });

  test('UTF-16 by its mark or by its zero bytes', () => {
    expect(contentOf(utf16(`\uFEFF${text}`))).toBe('Straße, дом, 家, 😀');
    expect(contentOf(utf16(`<?xml version="1.0" encoding="utf-16"?>${text}`))).toMatch(/家/);
    const swapped = utf16(`\uFEFF${text}`);
    for (let i = 0; i < swapped.length; i += 2) swapped.subarray(i, i + 2).reverse();
    expect(contentOf(swapped)).toBe('Straße, дом, 家, 😀');
  });

  test('declared ones', () => {
    const head = utf8('<?xml version="1.0" encoding="windows-1251"?><r><T>');
    const bytes = new Uint8Array([...head, 0xe4, 0xee, 0xec, ...utf8('</T></r>')]);
    expect(contentOf(bytes)).toBe('дом');
    expect(contentOf(utf8(`<?xml version="1.0" encoding="UTF-16"?>${text}`))).toMatch(/家/);
  });

  test('an unknown one is refused', () => {
    const refusal = refusalOf(utf8('<?xml version="1.0" encoding="klingon-8"?><r/>'));
    expect(refusal).toMatchObject({
      refused: 'encoding-unknown',
      parameters: { encoding: 'klingon-8' },
    });
  });

  test('wrong bytes are refused with their place', () => {
    const bytes = utf8(`<r>\n<T>${'x'.repeat(70_000)}é</T></r>`);
    const at = bytes.indexOf(0xc3);
    bytes[at + 1] = 0x41;
    expect(refusalOf(bytes)).toMatchObject({
      refused: 'encoding-broken',
      parameters: { encoding: 'utf-8', offset: at + 1 },
    });
  });
});

describe('what is no XML is refused, never thrown', () => {
  test.each([
    ['nothing', '', 'file-empty'],
    ['a file cut off', '<r>\n <T><N>Di', 'xml-truncated'],
    ['a file cut off in a tag', '<r><T', 'xml-truncated'],
    ['only a declaration', '<?xml version="1.0"?>', 'xml-truncated'],
    ['wrong nesting', '<r><a></b></r>', 'xml-malformed'],
    ['text', 'hello', 'xml-malformed'],
    ['an unknown entity', '<r>&bomb;</r>', 'xml-malformed'],
    ['a control character', '<r>\u0001</r>', 'xml-malformed'],
    ['a DOCTYPE', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', 'xml-doctype'],
    ['deep nesting', '<a>'.repeat(MOST_DEPTH + 1), 'xml-too-deep'],
    ['a huge attribute', `<r a="${'x'.repeat(MOST_TEXT + 1)}"/>`, 'xml-text-too-long'],
    ['a huge text', `<r>${'x'.repeat(MOST_TEXT + 1)}</r>`, 'xml-text-too-long'],
    [
      'too many attributes',
      `<r ${Array.from({ length: MOST_ATTRIBUTES + 1 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'xml-too-many-attributes',
    ],
  ])('%s', (_, text, refused) => {
    expect(refusalOf(utf8(text)).refused).toBe(refused);
  });

  test('a file cut off says line, column and element', () => {
    expect(refusalOf(utf8('<r>\n <T><N>Di')).at).toEqual({ line: 2, column: 10, path: 'r/T/N' });
  });

  test('as deep as allowed is read', () => {
    const text = '<a>'.repeat(MOST_DEPTH) + '</a>'.repeat(MOST_DEPTH);
    expect(collect(utf8(text)).refusal).toBeUndefined();
  });

  test('whatever the bytes', () => {
    const good = utf8('<?xml version="1.0" encoding="UTF-8"?><r a="1"><T><N>Größe</N></T></r>');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(good.length),
        (changes, length) => {
          const bytes = good.slice(0, length);
          for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
          collect(bytes);
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void collect(bytes)));
  });
});

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 0xff;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}
