import {
  type Diff,
  diffOf,
  type FieldChanges,
  type PlanRecord,
  type RecordId,
  Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { aligned, type Matching, matchPlans } from '../slip/index.ts';
import { type MergedBaselines, mergedBaselines } from './baselines.ts';
import { type ImportedKind, isImported, type Tool } from './carried.ts';
import { mergedFixedCosts } from './fixed-costs.ts';
import { mergedRecord } from './merge-record.ts';
import { ranksByTask } from './placed-tasks.ts';
import { NOTHING_STAYS, type Staying, stayingRecords } from './staying.ts';

/** What a newer file of a plan changes. */
export interface Update {
  readonly diff: Diff;
  /** The plan as it is after the diff, in a holder of its own. */
  readonly records: Records;
  /** Null for the first version of a plan. */
  readonly matching: Matching | null;
  /** Tasks, in the order of the plan; `removed` in that of the plan before. */
  readonly tasks: {
    /** Found again; how many of them the file says something new of is what `changed` says. */
    readonly matched: number;
    readonly changed: readonly RecordId[];
    readonly added: readonly RecordId[];
    readonly removed: readonly RecordId[];
    /** UPD-9: made here, and not in the file. */
    readonly madeHere: readonly RecordId[];
    /** UPD-10: gone from the file, and something is promised of them: kept, inactive. */
    readonly promised: readonly RecordId[];
  };
  /** UPD-7: baselines that were taken here and have another content in the file. */
  readonly baselinesThatStay: readonly RecordId[];
}

export interface UpdateOptions {
  /** UPD-2: although less than half of the tasks are found again, or the file is older than the plan. */
  readonly sure?: boolean;
  /**
   * Records that an edit added and no file, as the log says. Without it a task, calendar or resource
   * with an id of a file's is taken to be from one, and what lies between such too.
   */
  readonly madeHere?: ReadonlySet<RecordId>;
}

export type UpdateRefusal = Refusal<'update-of-another-plan' | 'update-older-than-plan'>;

/**
 * UPD-1: the diff that brings a newer file of the same plan in: matched records with what the file
 * says of them, new ones added, gone ones removed with all that hangs on them; what no file of its
 * format can say stays. Deterministic; a file that says nothing new gives an empty diff.
 * @param current the plan; without any record, all of the file is new
 * @param file what a reader gave, under ids of its own
 */
export function updateOf(
  current: Records,
  file: Records,
  options: UpdateOptions = {},
): Update | UpdateRefusal {
  if (current.count('project') === 0) return firstVersion(current, file);
  const matching = matchPlans(current, file);
  const refusal = options.sure ? undefined : doubt(current, file, matching);
  if (refusal !== undefined) return refusal;

  const said = aligned(current, file, matching.earlierByLater);
  const staying = stayingRecords(current, said, options.madeHere);
  const { records, baselines } = merged(current, said, staying);
  return updateFrom(current, records, matching, staying, baselines.stay);
}

/** Nothing is there yet. */
function firstVersion(current: Records, file: Records): Update {
  return updateFrom(current, new Records([...current, ...file]), null, NOTHING_STAYS, []);
}

function doubt(
  current: Records,
  file: Records,
  { tasks, doubtful }: Matching,
): UpdateRefusal | undefined {
  const of = Math.max(current.count('task'), file.count('task'));
  if (doubtful && current.count('task') > 0) {
    return refuse('update-of-another-plan', { found: tasks.sameName, of });
  }
  const [now, then] = [current.project.statusDate, file.project.statusDate];
  if (now !== undefined && then !== undefined && then < now) {
    return refuse('update-older-than-plan', { file: then, plan: now });
  }
  return undefined;
}

function merged(
  current: Records,
  said: Records,
  { records: staying, isMadeHere, hasTask, isOurField }: Staying,
): { readonly records: Records; readonly baselines: MergedBaselines } {
  const tool = said.project.rules;
  const calendarOf = (id: RecordId) => said.find('calendar', id) ?? current.find('calendar', id);
  const context = { tool, isOurField, calendarOf };
  const rankById = ranksByTask(current, said);
  const baselines = mergedBaselines(current, said, tool, isMadeHere);
  const records: PlanRecord[] = [];
  for (const record of said) {
    if (!isImported(record) || isMergedApart(record, tool)) continue;
    const ranked =
      record.kind === 'task' ? { ...record, rank: rankById.get(record.id) ?? record.rank } : record;
    const now = current.find(ranked.kind, ranked.id);
    records.push(now === undefined ? ranked : mergedRecord(now, ranked, context));
  }
  records.push(...baselines.records, ...staying);
  if (tool === 'ms-project') {
    records.push(...mergedFixedCosts(current, said, { isMadeHere, hasTask }));
  }
  return { records: new Records(records), baselines };
}

/** Kinds whose records the file does not tell one by one. */
function isMergedApart({ kind }: { readonly kind: ImportedKind }, tool: Tool): boolean {
  return kind === 'baseline' || (kind === 'fixed-cost' && tool === 'ms-project');
}

function updateFrom(
  current: Records,
  records: Records,
  matching: Matching | null,
  { madeHere, promised }: Staying,
  baselinesThatStay: readonly RecordId[],
): Update {
  const diff = diffOf(current, records);
  const tasks = [...records.outline()].map(({ task }) => task.id);
  const removed: RecordId[] = [];
  for (const { task } of current.outline()) {
    if (Object.hasOwn(diff.removed, task.id)) removed.push(task.id);
  }
  return {
    diff,
    records,
    matching,
    tasks: {
      matched: matching === null ? 0 : matchedTasks(matching),
      changed: tasks.filter((id) => isNews(diff.updated[id])),
      added: tasks.filter((id) => Object.hasOwn(diff.added, id)),
      removed,
      madeHere,
      promised,
    },
    baselinesThatStay,
  };
}

function matchedTasks({ tasks }: Matching): number {
  const { byUniqueId, byCode, byRecord, byWbsAndName, byName } = tasks;
  return byUniqueId + byCode + byRecord + byWbsAndName + byName;
}

/** The tool's own numbers say nothing of the plan: every row below one that came has another. */
export function isNews(changes: FieldChanges | undefined): boolean {
  return Object.keys(changes ?? {}).some((field) => !field.startsWith('keys/'));
}
