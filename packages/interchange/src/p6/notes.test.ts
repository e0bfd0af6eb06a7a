import { expect, test } from 'vitest';
import { plainText } from './notes.ts';

test('a plain note is itself', () => {
  expect(plainText(' a < b ')).toEqual({ text: 'a < b', formatted: false });
});

test('the words of an HTML note', () => {
  const html =
    '\uFEFF<HTML><HEAD></HEAD>\n<BODY bgColor=#fff><P>Wait &amp; see</P><P>x&nbsp;&#233;</P></BODY></HTML>';
  expect(plainText(html)).toEqual({ text: 'Wait & see\nx é', formatted: false });
  expect(plainText('<p>a <b>bold</b> word</p>')).toEqual({ text: 'a bold word', formatted: true });
  expect(plainText('<html><body></body></html>').text).toBe('');
});

test('tags without an end, and references to nothing, are text', () => {
  expect(plainText('<p>1 <').text).toBe('1 <');
  expect(plainText('<p>&#0; &bogus; &#xD800;').text).toBe('&#0; &bogus; &#xD800;');
});

test('hostile text takes no longer than any other', () => {
  const begun = performance.now();
  plainText(`<p>${'<a '.repeat(400_000)}`);
  plainText(`<p>${'<style>'.repeat(200_000)}`);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
