import type { Loss } from '@throughline/interchange';
import type { RecordId, SlipLine, Target } from '@throughline/model';
import { named, type TaskName, taskName } from '../plan-file/index.ts';
import { type BroughtIn, countsByKind, type KindCount } from './brought-in.ts';
import type { Outcome } from './update-lines.ts';

/** The contract of `update --json`. */
export interface UpdateJson {
  readonly plan: string;
  readonly file: { readonly name: string; readonly format: string };
  /** The changes of the log that it became; null where nothing was written. */
  readonly changes: { readonly from: number; readonly to: number } | null;
  readonly dryRun: boolean;
  readonly isNew: boolean;
  readonly tasks: {
    readonly matched: number;
    readonly changed: readonly TaskName[];
    readonly added: readonly TaskName[];
    readonly removed: readonly TaskName[];
    readonly madeHere: readonly TaskName[];
    readonly promised: readonly TaskName[];
  };
  readonly records: readonly KindCount[];
  /** Local `YYYY-MM-DDTHH:mm`; the delta in working minutes, later is more. */
  readonly finish: { readonly from: string; readonly to: string; readonly delta: number };
  readonly status: { readonly from: string | null; readonly to: string | null };
  /** Promises and deadlines that come or go over their date with it. */
  readonly crossed: readonly unknown[];
  readonly setBack: readonly {
    readonly record: string;
    readonly field: string | null;
    readonly change: number;
  }[];
  readonly baselinesThatStay: readonly string[];
  /** The causes of the delta, the largest first: they sum to it. */
  readonly lines: readonly unknown[];
  readonly notRead: readonly Loss[];
}

export function updateJson(brought: BroughtIn, { changes, dryRun, plan }: Outcome): UpdateJson {
  const { file, update, isNew, before, after, slip, setBack, crossed } = brought;
  const [was, is] = [before.records, after.records];
  const names = (ids: readonly RecordId[], records = is) => ids.map((id) => taskName(records, id));
  const { matched, changed, added, removed, madeHere, promised } = update.tasks;
  const stateOf = (id: RecordId) => (is.get(id) === undefined ? was : is);
  const nameOf = (id: RecordId) => {
    const record = stateOf(id).get(id);
    return record !== undefined && 'name' in record && record.name ? record.name : id;
  };
  return {
    plan,
    file: { name: file.title, format: file.read.format },
    changes: changes ?? null,
    dryRun,
    isNew,
    tasks: {
      matched,
      changed: names(changed),
      added: names(added),
      removed: names(removed, was),
      madeHere: names(madeHere),
      promised: names(promised),
    },
    records: countsByKind(update, was),
    finish: { from: slip.from, to: slip.to, delta: slip.delta },
    status: { from: was.project.statusDate ?? null, to: is.project.statusDate ?? null },
    crossed: crossed.map((one) =>
      named({ ...shortTarget(one.is), was: one.was?.forecast ?? null }, is),
    ),
    setBack: setBack.map(({ id, field, seq }) => ({ record: nameOf(id), field, change: seq })),
    baselinesThatStay: update.baselinesThatStay.map(nameOf),
    lines: slip.lines.map((line) => lineJson(line, stateOf)),
    notRead: file.read.losses,
  };
}

function shortTarget({ source, taskId, date, late, forecast, lateness }: Target) {
  return { source, taskId, date, late, forecast, lateness };
}

function lineJson(
  { cause, kind, amount, standardError, records }: SlipLine,
  stateOf: (id: RecordId) => BroughtIn['update']['records'],
) {
  const tasks = records
    .filter((id) => stateOf(id).find('task', id) !== undefined)
    .map((id) => taskName(stateOf(id), id));
  return { cause, kind, amount, standardError, tasks };
}
