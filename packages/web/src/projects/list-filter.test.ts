import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  filterSearch,
  groupsOf,
  type ListFilter,
  NO_FILTER,
  readFilter,
  SORTS,
  VERDICTS,
} from './list-filter.ts';
import type { OnTrack, ProjectLine } from './project-line.ts';

const anyFilter: fc.Arbitrary<ListFilter> = fc.record({
  text: fc.string(),
  verdicts: fc.subarray([...VERDICTS]),
  programme: fc.option(fc.uuid(), { nil: undefined }),
  archived: fc.constantFrom('no', 'only', 'any'),
  sort: fc.constantFrom(...SORTS),
});

describe('the filter of the projects', () => {
  test('stands in the address and is read from it', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(readFilter(filterSearch(filter))).toEqual(filter);
      }),
    );
  });

  test('leaves the address empty where nothing is asked', () => {
    const said = Object.values(filterSearch(NO_FILTER)).filter((value) => value !== undefined);
    expect(said).toEqual([]);
  });

  test('takes nothing from an address that it does not know', () => {
    const search = { q: 12, verdict: 'lost.at-risk', archived: 'maybe', sort: 'luck', x: {} };
    expect(readFilter(search)).toEqual({ ...NO_FILTER, text: '12', verdicts: ['at-risk'] });
  });
});

const project = (name: string, more: Partial<ProjectLine> = {}, onTrack?: Partial<OnTrack>) => ({
  id: name,
  workspaceId: 'w',
  programmeId: null,
  name,
  createdAt: '2026-01-01T00:00:00.000Z',
  archivedAt: null,
  role: 'owner' as const,
  head: { seq: 1 },
  onTrack: onTrack
    ? {
        state: 'on-track' as const,
        sentence: '',
        forecastFinish: null,
        statusDate: '2026-01-01T08:00',
        isCurrent: true,
        promise: null,
        waiting: 0,
        ...onTrack,
      }
    : null,
  ...more,
});

describe('the list of projects', () => {
  const programmes = [
    { id: 'p', name: 'Programme' },
    { id: 'q', name: 'Quiet' },
  ];
  const projects = [
    project(
      'Beta',
      { programmeId: 'p' },
      { state: 'on-track', forecastFinish: '2026-09-01T17:00' },
    ),
    project('alpha', { programmeId: 'p' }, { state: 'off-track' }),
    project('Gone', { archivedAt: '2026-02-01T00:00:00.000Z' }, { state: 'off-track' }),
    project('New', { programmeId: 'of another workspace' }),
  ];
  const shown = (filter: Partial<ListFilter>) =>
    groupsOf(projects, programmes, { ...NO_FILTER, ...filter }).map((group) => [
      group.programme?.name ?? '',
      ...group.projects.map(({ name }) => name),
    ]);

  test('shows programmes with the worst first, empty ones too, and archived projects nowhere', () => {
    expect(shown({})).toEqual([['Programme', 'alpha', 'Beta'], ['Quiet'], ['', 'New']]);
  });

  test('narrows by text, verdict, programme and what was archived', () => {
    expect(shown({ text: ' ALP' })).toEqual([['Programme', 'alpha']]);
    expect(shown({ verdicts: ['on-track'] })).toEqual([['Programme', 'Beta']]);
    expect(shown({ programme: 'none' })).toEqual([]);
    expect(shown({ archived: 'only' })).toEqual([['', 'Gone']]);
    expect(shown({ archived: 'any', verdicts: ['off-track'] })).toEqual([
      ['Programme', 'alpha'],
      ['', 'Gone'],
    ]);
  });

  test('puts what has no date behind what has one', () => {
    expect(shown({ sort: 'finish' })[0]).toEqual(['Programme', 'Beta', 'alpha']);
    expect(shown({ sort: 'name' })[0]).toEqual(['Programme', 'alpha', 'Beta']);
  });
});
