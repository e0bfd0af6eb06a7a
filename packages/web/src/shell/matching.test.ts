import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const commands = [
  { label: 'Insert task', group: 'Plan' },
  { label: 'What-if', group: 'Go to' },
  { label: 'Plan', group: 'Go to' },
  { label: 'Überblick', group: 'Go to' },
];
const names = (text: string) => matching(commands, text).map(({ label }) => label);

test('nothing typed offers everything, in its order', () => {
  expect(names('  ')).toEqual(['Insert task', 'What-if', 'Plan', 'Überblick']);
});

test('names that begin with the text come before those that have it elsewhere', () => {
  expect(names('plan')).toEqual(['Plan', 'Insert task']);
});

test('words in any order, without case and accents', () => {
  expect(names('go UBER')).toEqual(['Überblick']);
  expect(names('task plan')).toEqual(['Insert task']);
  expect(names('no such')).toEqual([]);
});
