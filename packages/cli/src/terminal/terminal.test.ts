import { describe, expect, test } from 'vitest';
import { Terminal } from './terminal.ts';
import { bad } from './text.ts';

const tty = { isTTY: true, columns: 80 };
const pipe = { isTTY: false };
const red = bad('late');
const coloured = '\x1b[31;1mlate\x1b[0m';

describe('Terminal', () => {
  test('colours for a person, not for a pipe', () => {
    expect(new Terminal(tty, {}).line(red)).toBe(coloured);
    expect(new Terminal(pipe, {}).line(red)).toBe('late');
  });

  test('NO_COLOR and a dumb terminal have no colour', () => {
    expect(new Terminal(tty, { NO_COLOR: '1' }).line(red)).toBe('late');
    expect(new Terminal(tty, { NO_COLOR: '' }).line(red)).toBe(coloured);
    expect(new Terminal(tty, { TERM: 'dumb' }).line(red)).toBe('late');
  });

  test('FORCE_COLOR decides when it is there', () => {
    expect(new Terminal(pipe, { FORCE_COLOR: '1' }).line(red)).toBe(coloured);
    expect(new Terminal(tty, { FORCE_COLOR: '0' }).line(red)).toBe('late');
  });

  test('its width is the terminal’s, else COLUMNS, else 100', () => {
    expect(new Terminal(tty, { COLUMNS: '50' }).width).toBe(80);
    expect(new Terminal(pipe, { COLUMNS: '50' }).width).toBe(50);
    expect(new Terminal(pipe, {}).width).toBe(100);
    expect(new Terminal({ isTTY: true, columns: 3 }, {}).width).toBe(40);
  });

  test('the C locale gets ASCII, cell for cell', () => {
    const shapes = '● 9 − … →';
    expect(new Terminal(tty, { LANG: 'C' }).line(shapes)).toBe('* 9 - ~ >');
    expect(new Terminal(tty, { LANG: 'C', LC_ALL: 'en_GB.UTF-8' }).line(shapes)).toBe(shapes);
    expect(new Terminal(tty, { LANG: 'C.UTF-8' }).line(shapes)).toBe(shapes);
  });
});
