import { canonicalJson, type Records } from '@throughline/model';
import { expect, test } from 'vitest';
import { isReadRefusal } from '../read-outcome.ts';
import { readThroughline } from './read-throughline.ts';
import { smallProject } from './small-project.testing.ts';
import type { ReadThroughline } from './throughline-file.ts';
import { writeThroughline } from './write-throughline.ts';

test('a project is read as it was written, and written as it was read', () => {
  const project = smallProject();
  const bytes = writeThroughline(project);
  const read = readWhole(bytes);
  expect(read.people).toEqual(project.people);
  expect(read.project).toBe('House');
  expect(read.history.changes).toEqual(project.history.changes);
  expect(textOf(read.history.records)).toBe(textOf(project.history.records));
  expect(read.branches).toEqual(project.branches);
  expect(read.lost).toBeUndefined();
  expect(writeThroughline(read)).toEqual(bytes);
});

function readWhole(bytes: Uint8Array): ReadThroughline {
  const read = readThroughline(bytes);
  if (isReadRefusal(read)) expect.fail(JSON.stringify(read));
  return read;
}

function textOf(records: Records): string {
  return canonicalJson(Object.fromEntries([...records].map((record) => [record.id, record])));
}
