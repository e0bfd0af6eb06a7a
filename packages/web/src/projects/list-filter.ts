import type { VerdictState } from '@throughline/model';
import type { Programme, ProjectLine } from './project-line.ts';

/** The order of verdicts: what needs somebody first. */
export const VERDICTS = ['off-track', 'at-risk', 'unknown', 'on-track'] as const;
export const SORTS = ['verdict', 'name', 'finish', 'margin', 'newest'] as const;
export type Sort = (typeof SORTS)[number];
const ARCHIVED = ['no', 'only', 'any'] as const;

/** What the list shows: all of it stands in the address. */
export interface ListFilter {
  readonly text: string;
  readonly verdicts: readonly VerdictState[];
  /** An id; `none` is those without a programme. */
  readonly programme: string | undefined;
  readonly archived: (typeof ARCHIVED)[number];
  readonly sort: Sort;
}

export const NO_FILTER: ListFilter = {
  text: '',
  verdicts: [],
  programme: undefined,
  archived: 'no',
  sort: 'verdict',
};

/** From the address; whatever it does not know counts as not said. */
export function readFilter(search: Readonly<Record<string, unknown>>): ListFilter {
  const asked = String(search.verdict ?? '').split('.');
  return {
    text: search.q === undefined ? '' : String(search.q),
    verdicts: VERDICTS.filter((verdict) => asked.includes(verdict)),
    programme: typeof search.programme === 'string' ? search.programme : undefined,
    archived: ARCHIVED.find((one) => one === search.archived) ?? NO_FILTER.archived,
    sort: SORTS.find((one) => one === search.sort) ?? NO_FILTER.sort,
  };
}

/** For the address: what is as usual is left out. */
export function filterSearch(filter: ListFilter): Record<string, string | undefined> {
  const { text, verdicts, programme, archived, sort } = filter;
  return {
    q: text === '' ? undefined : text,
    verdict: verdicts.length === 0 ? undefined : verdicts.join('.'),
    programme,
    archived: archived === NO_FILTER.archived ? undefined : archived,
    sort: sort === NO_FILTER.sort ? undefined : sort,
  };
}

export interface ProgrammeGroup {
  readonly programme: Programme | undefined;
  readonly projects: readonly ProjectLine[];
}

/** The projects that are asked for, programme by programme; those without one come last. */
export function groupsOf(
  projects: readonly ProjectLine[],
  programmes: readonly Programme[],
  filter: ListFilter,
): readonly ProgrammeGroup[] {
  const shown = projects.filter((project) => isShown(project, filter)).toSorted(order(filter.sort));
  const known = new Set(programmes.map(({ id }) => id));
  const groups = [...programmes, undefined].map((programme) => ({
    programme,
    projects: shown.filter(({ programmeId }) =>
      programme === undefined
        ? programmeId === null || !known.has(programmeId)
        : programmeId === programme.id,
    ),
  }));
  const isNarrowed = filterSearch({ ...filter, sort: NO_FILTER.sort });
  const keepsEmpty = Object.values(isNarrowed).every((value) => value === undefined);
  return groups.filter(
    (group) => group.projects.length > 0 || (keepsEmpty && group.programme !== undefined),
  );
}

function isShown(project: ProjectLine, { text, verdicts, programme, archived }: ListFilter) {
  const isArchived = project.archivedAt !== null;
  if (archived !== 'any' && isArchived !== (archived === 'only')) return false;
  if (!project.name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())) return false;
  if (programme !== undefined && (project.programmeId ?? 'none') !== programme) return false;
  if (verdicts.length === 0) return true;
  return project.onTrack !== null && verdicts.includes(project.onTrack.state);
}

function order(sort: Sort): (a: ProjectLine, b: ProjectLine) => number {
  const byName = (a: ProjectLine, b: ProjectLine) =>
    a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
  const by =
    (key: (project: ProjectLine) => number | string) => (a: ProjectLine, b: ProjectLine) => {
      const [left, right] = [key(a), key(b)];
      return left < right ? -1 : left > right ? 1 : byName(a, b);
    };
  const rank = ({ onTrack }: ProjectLine) =>
    onTrack === null ? VERDICTS.length : VERDICTS.indexOf(onTrack.state);
  switch (sort) {
    case 'name':
      return byName;
    case 'verdict':
      return by(rank);
    case 'finish':
      // Behind every date.
      return by(({ onTrack }) => onTrack?.forecastFinish ?? '~');
    case 'margin':
      return by(({ onTrack }) => onTrack?.promise?.marginDays ?? Number.POSITIVE_INFINITY);
    case 'newest':
      return (a, b) => b.createdAt.localeCompare(a.createdAt) || byName(a, b);
  }
}
