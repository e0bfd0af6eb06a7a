import { expect, test } from 'vitest';
import { commandOf, PLAN_COMMANDS } from './commands.ts';
import { GANTT_KEYS } from './gantt/gantt-keys.ts';
import { keyName, writes } from './keys.ts';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}, code = '') => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('no key does two things, in the grid or in the Gantt beside it', () => {
  const keys = [...PLAN_COMMANDS, ...GANTT_KEYS].flatMap((command) => command.keys);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('no two commands have one name', () => {
  const names = PLAN_COMMANDS.map(({ label, group }) => `${group} ${label}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('keys are named as lists write them', () => {
  expect(keyName(pressed('ArrowRight', { altKey: true, shiftKey: true }))).toBe('Alt+Shift+Right');
  expect(keyName(pressed('z', { metaKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Z');
  expect(keyName(pressed(' '))).toBe('Space');
  expect(keyName(pressed('*', { shiftKey: true }))).toBe('*');
  expect(keyName(pressed('±', { altKey: true, shiftKey: true }, 'Equal'))).toBe('Alt+Shift+Plus');
  expect(keyName(pressed('_', { altKey: true, shiftKey: true }, 'Minus'))).toBe('Alt+Shift+Minus');
  expect(keyName(pressed('-', {}, 'Minus'))).toBe('-');
  expect(keyName(pressed('-', { ctrlKey: true }, 'Minus'))).toBe('Ctrl+Minus');
});

test('what is read-only is not edited by a key', () => {
  expect(commandOf('Ctrl+F2', true)?.edits).toBe(true);
  expect(commandOf('Ctrl+F2', false)).toBeUndefined();
  expect(commandOf('Down', false)).toBeDefined();
});

test('letters and signs begin to edit a cell; keys that are commands do not', () => {
  expect(writes(pressed('a'))).toBe(true);
  expect(writes(pressed('7'))).toBe(true);
  expect(writes(pressed('Process'))).toBe(true);
  expect(writes(pressed('a', { ctrlKey: true }))).toBe(false);
  expect(writes(pressed('ArrowUp'))).toBe(false);
  expect(writes(pressed('?', { shiftKey: true }))).toBe(false);
});
