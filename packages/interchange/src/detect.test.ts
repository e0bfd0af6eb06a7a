import { describe, expect, test } from 'vitest';
import { detectFormat } from './detect.ts';
import { isReadRefusal } from './read-outcome.ts';
import { sayReadRefusal } from './words/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a file is known by what is in it', () => {
  test.each([
    ['<Project xmlns="http://schemas.microsoft.com/project"/>', 'mspdi'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<p:Project/>', 'mspdi'],
    ['<APIBusinessObjects xmlns="http://xmlns.oracle.com/x"/>', 'pmxml'],
    ['ERMHDR\t8.0\t2026-03-02', 'xer'],
  ])('%s', (text, format) => {
    expect(detectFormat(utf8(text))).toBe(format);
  });

  test('UTF-16 too', () => {
    const text = '\uFEFF<?xml version="1.0" encoding="UTF-16"?><Project/>';
    expect(
      detectFormat(new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)),
    ).toBe('mspdi');
  });
});

describe('what is no schedule is refused, saying what it is', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', utf8(''), 'file-empty'],
    ['white space', utf8(' \r\n '), 'file-empty'],
    [
      'an .mpp file',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'format-mpp',
    ],
    ['a zip archive', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'format-zip'],
    ['a web page', utf8('<!DOCTYPE html><html></html>'), 'format-html'],
    ['a web page without DOCTYPE', utf8('\n<html lang="en">'), 'format-html'],
    ['JSON', utf8('{"tasks": []}'), 'format-json'],
    ['another XML', utf8('<?xml version="1.0"?><svg/>'), 'format-xml'],
    ['text', utf8('Dear Ada, the plan is late.'), 'format-text'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'format-binary',
    ],
  ])('%s', (_, bytes, refused) => {
    const outcome = detectFormat(bytes);
    expect(outcome).toMatchObject({ refused });
    if (typeof outcome === 'object' && isReadRefusal(outcome)) {
      expect(sayReadRefusal(outcome)).toMatch(/^[A-Z].*\.$/s);
    }
  });

  test('an .mpp file with how to save it as XML', () => {
    const outcome = detectFormat(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    expect(typeof outcome === 'object' && sayReadRefusal(outcome)).toMatch(/Save As.*XML/s);
  });
});
