import { hash } from 'node:crypto';
import {
  isReadRefusal,
  type People,
  type ReadPlan,
  type ReadRefusal,
  readPlanOf,
  readThroughline,
  type Sha256,
} from '@throughline/interchange';
import type { Branch, History, Records } from '@throughline/model';
import type { Complaint } from '../say.ts';
import type { Zone } from '../shell.ts';
import { parseAsOf } from './as-of.ts';
import { findBranch } from './find-branch.ts';
import { findMoment } from './find-moment.ts';

/** What a project's own file says beside the plan. */
export interface OpenProject {
  readonly history: History;
  readonly branches: readonly Branch[];
  readonly people: People;
  /** The last change of the log that the plan has. */
  readonly seq: number;
  /** The branch that the plan was opened as. */
  readonly branch?: Branch;
}

interface Opened extends OpenProject {
  readonly read: ReadPlan;
  /** The moment that was asked about: a day, or a minute. */
  readonly moment?: string;
}

interface Asked {
  readonly asOf?: string;
  readonly branch?: string;
}

/** Opens a project's own file as it is now, as it was at a moment, or as one of its branches has it. */
export function openProject(
  bytes: Uint8Array,
  { asOf, branch: asked }: Asked,
  zone: Zone,
): Opened | ReadRefusal | Complaint {
  const file = readThroughline(bytes, { sha256: nodeSha256 });
  if (isReadRefusal(file)) return file;
  const { history, branches, people } = file;
  const log = { history, branches, people };
  if (asked !== undefined) {
    const branch = findBranch(branches, asked);
    if ('why' in branch) return branch;
    const records = history.at(branch.base);
    for (const { diff } of branch.changes) records.patch(diff);
    return opened({ ...log, seq: branch.base, branch }, records);
  }
  if (asOf === undefined) return opened({ ...log, seq: history.head }, history.records);
  const moment = findMoment(history, parseAsOf(asOf), zone);
  if ('why' in moment) return moment;
  const { seq, at } = moment;
  return opened({ ...log, seq, moment: at }, history.at(seq));
}

function opened(project: Omit<Opened, 'read'>, records: Records): Opened | ReadRefusal {
  const read = readPlanOf(records);
  return isReadRefusal(read) ? read : { ...project, read };
}

/** Faster than the one that comes along, which runs everywhere. */
export const nodeSha256: Sha256 = (data) => hash('sha256', data);
