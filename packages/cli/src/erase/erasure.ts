import type { People, ThroughlineFile } from '@throughline/interchange';
import {
  changesBetween,
  ERASED,
  erase,
  isRefusal,
  nameIn,
  projectTitle,
  type RecordId,
  type Records,
  type Refusal,
} from '@throughline/model';
import { peopleCalled } from '../log/index.ts';

/** What erasing a person would overwrite, and the project afterwards. */
export interface Erasure {
  readonly texts: readonly string[];
  /** Ids under which the log knows the person. They stay: they say nothing. */
  readonly people: readonly string[];
  /** How many changes are by them. */
  readonly authored: number;
  /** The changes in which a text stands. */
  readonly seqs: readonly number[];
  /** The texts of the plan as it is now, under the names the records have now. */
  readonly records: readonly { readonly record: string; readonly fields: readonly string[] }[];
  /** Names of the branches in which a text stands. */
  readonly branches: readonly string[];
  readonly project: ThroughlineFile;
}

/** @param asked the person's name, or the id of one of the project's people */
export function erasureOf(
  project: ThroughlineFile,
  asked: string,
  also: readonly string[],
): Erasure | Refusal {
  const { history, branches } = project;
  const people = peopleCalled(project.people, asked);
  const names = people.flatMap((id) => project.people[id]?.name ?? []);
  const isId = Object.hasOwn(project.people, asked);
  const texts = [...new Set([...(isId ? [] : [asked]), ...names, ...also])];
  const erased = erase(history, branches, { texts });
  if (isRefusal(erased)) return erased;
  const changed = erased.branches.filter((branch, i) => branch !== branches[i]);
  const nameById = new Map(branches.map(({ id, name }) => [id, name]));
  return {
    texts,
    people,
    authored: history.changes.filter(({ author }) => people.includes(author)).length,
    seqs: erased.seqs,
    records: overwritten(history.records, erased.history.records),
    branches: changed.map(({ id }) => nameById.get(id) ?? id),
    project: {
      ...project,
      ...header(project, erased.history.records),
      people: withoutNames(project.people, people),
      history: erased.history,
      branches: erased.branches,
    },
  };
}

export function isNothing({ people, seqs, branches }: Erasure): boolean {
  return people.length === 0 && seqs.length === 0 && branches.length === 0;
}

function overwritten(before: Records, after: Records): Erasure['records'] {
  const name = nameIn(before);
  return [...before].flatMap((record) => {
    const now = after.get(record.id);
    if (now === undefined || now === record) return [];
    const fields = Object.keys(changesBetween(record, now));
    return fields.length === 0 ? [] : [{ record: name(record.id), fields }];
  });
}

/** The file's own title is the project's name, and goes with it. */
function header({ project, history }: ThroughlineFile, after: Records): { project?: string } {
  const was = [...history.records.all('project')][0];
  if (project === undefined || was === undefined || project !== projectTitle(was)) return {};
  return { project: projectTitle(after.project) };
}

function withoutNames(people: People, ids: readonly string[]): People {
  const erased = ids.map((id): [RecordId, { name: string }] => [id as RecordId, { name: ERASED }]);
  return { ...people, ...Object.fromEntries(erased) };
}
