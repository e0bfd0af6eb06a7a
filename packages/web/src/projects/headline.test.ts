import type { VerdictState } from '@throughline/model';
import { expect, test } from 'vitest';
import { headline } from './headline.ts';
import type { ProjectLine } from './project-line.ts';

function project(name: string, state: VerdictState | null, role: 'owner' | 'guest' = 'owner') {
  return { name, role, onTrack: state && { state } } as ProjectLine;
}
const said = (...projects: ProjectLine[]) => headline(projects).sentence;

test('the opening names the worst projects, how many there are, and of how many', () => {
  const [a, b] = [project('A', 'off-track'), project('B', 'at-risk')];
  const fine = [project('C', 'on-track'), project('D', 'on-track')];
  expect(said(a, b, ...fine)).toBe('1 of 4 projects is off track: A.');
  expect(said(b, project('E', 'at-risk'), ...fine)).toBe('2 of 4 projects are at risk: B and E.');
  expect(said(...fine)).toBe('All 2 projects are on track.');
  expect(said(a)).toBe('A is off track.');
  const many = ['F', 'G', 'H', 'I', 'J'].map((name) => project(name, 'off-track'));
  expect(said(...many, b)).toMatch(/^5 of 6 projects are off track: F, G, H,? and 2 more\.$/);
});

test('what nobody can say is not said', () => {
  const [u, fine] = [project('U', 'unknown'), project('C', 'on-track')];
  expect(said(u)).toBe('Whether U is on track is unknown.');
  expect(said(u, fine)).toBe('Whether 1 of 2 projects is on track is unknown: U.');
  expect(said(project('N', null), project('M', null))).toBe('2 projects have no verdict yet.');
  expect(said(project('N', null), fine)).toBe('1 of 2 projects is on track: C.');
  expect(said(project('S', null, 'guest'))).toBe('1 project is shared with you.');
});
