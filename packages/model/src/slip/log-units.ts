import { type Moments, statusMoment } from '../computed/index.ts';
import type { Change } from '../history/index.ts';
import {
  changedRecord,
  type Diff,
  type LocalDateTime,
  type ProjectRecord,
  type RecordId,
  type Records,
  squash,
} from '../plan/index.ts';
import type { Explanations } from './explanations.ts';

/** Who or what changes belong to; nothing that is said of them afterwards changes it. */
export interface Source {
  readonly is: 'event' | 'request' | 'import' | 'edit';
  readonly key: string;
  readonly event?: RecordId;
  readonly changeRequest?: RecordId;
}

/** Changes that are read as one: those of a group with one source. */
export interface LogUnit {
  readonly changes: readonly Change[];
  readonly diff: Diff;
  readonly source: Source;
  /** Seqs of what it takes back. */
  readonly undoes: readonly number[];
  /** The status moment before and after it. */
  readonly statusBefore: LocalDateTime;
  readonly statusAfter: LocalDateTime;
}

/** SLP-15: the changes of a log, with those that were committed as one taken together. */
export function logUnits(
  start: Records,
  changes: readonly Change[],
  moments: Moments,
  explanations: Explanations,
): LogUnit[] {
  let project = start.project;
  const units: LogUnit[] = [];
  for (const together of changesTogether(changes, explanations)) {
    const [first] = together as [Change, ...Change[]];
    const diff = together.slice(1).reduce((all, { diff }) => squash(all, diff), first.diff);
    const statusBefore = statusMoment(project, moments).at;
    project = projectAfter(project, diff);
    units.push({
      changes: together,
      diff,
      source: sourceOf(first, explanations),
      undoes: first.edit.kind === 'history.undo' ? first.edit.seqs : [],
      statusBefore,
      statusAfter: statusMoment(project, moments).at,
    });
  }
  return units;
}

function* changesTogether(
  changes: readonly Change[],
  explanations: Explanations,
): Generator<readonly Change[]> {
  let together: Change[] = [];
  for (const change of changes) {
    const [first] = together;
    const isOne =
      first !== undefined &&
      first.group !== undefined &&
      first.group.id === change.group?.id &&
      first.edit.kind !== 'history.undo' &&
      sourceOf(first, explanations).key === sourceOf(change, explanations).key;
    if (isOne) together.push(change);
    else {
      if (together.length > 0) yield together;
      together = [change];
    }
  }
  if (together.length > 0) yield together;
}

/**
 * SLP-15: an event stated with the change, unless an explanation says otherwise; else the change request it
 * was merged from; else the import that brought it; else its author and the day.
 */
function sourceOf(change: Change, explanations: Explanations): Source {
  const { event, changeRequest, author, at, edit } = change;
  const request = changeRequest === undefined ? {} : { changeRequest };
  if (event !== undefined && !explanations.isMovedFrom(change, event)) {
    return { is: 'event', key: `event ${event}`, event, ...request };
  }
  if (changeRequest !== undefined) {
    return { is: 'request', key: `request ${changeRequest}`, ...request };
  }
  if (edit.kind === 'plan.update') {
    return { is: 'import', key: `import ${change.group?.id ?? change.editId}` };
  }
  return { is: 'edit', key: `edit ${author} ${at.slice(0, 10)}` };
}

function projectAfter(project: ProjectRecord, { updated }: Diff): ProjectRecord {
  const changes = updated[project.id];
  return changes === undefined ? project : changedRecord(project, changes);
}
