import type {
  ComputedPlan,
  RecordId,
  Records,
  Slip,
  SlipCause,
  SlipKind,
} from '@throughline/model';
import { type TaskName, taskName, uniqueId } from '../plan-file/index.ts';
import type { TwoUpdates } from './two-updates.ts';

/** The contract of `changes --json`. Amounts are whole working minutes on the later plan's calendar. */
export interface ChangesJson {
  readonly measure: 'finish';
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly from: string;
  readonly to: string;
  /** Later is more. The amounts of the lines sum to it. */
  readonly delta: number;
  readonly method: 'shapley-exact' | 'shapley-sampled';
  /** The largest first. */
  readonly lines: readonly LineJson[];
  /** Groups of changes that come to nothing, and are no line. */
  readonly withoutEffect: number;
  /** How the amounts were found, and how far they can be relied on. */
  readonly details: Slip['method'];
  /** The moments that work not done was counted from; null where neither file nor option says one. */
  readonly status: { readonly from: string | null; readonly to: string | null };
  readonly matching: Slip['matching']['tasks'] & { readonly doubtful: boolean };
}

export interface LineJson {
  readonly cause: SlipCause;
  readonly kind: SlipKind;
  /** Null between two files, which do not say who changed what, nor when. */
  readonly author: string | null;
  readonly at: string | null;
  readonly amount: number;
  /** Of the amount, in the same minutes; 0 where it is exact. */
  readonly standardError: number;
  /**
   * What the line is about, the main thing first: a task's unique id, as in `schedule --json`;
   * `calendar:<unique id>`, `resource:<unique id>`, `project`.
   */
  readonly records: readonly string[];
  /** The tasks among them. */
  readonly tasks: readonly TaskName[];
}

export function changesJson({ slip }: TwoUpdates): ChangesJson {
  const { measure, from, to, delta, method, withoutEffect, matching, earlier, later } = slip;
  const stateOf = (id: RecordId) => (later.records.get(id) === undefined ? earlier : later).records;
  return {
    measure,
    from,
    to,
    delta,
    method: `shapley-${method.name}`,
    lines: slip.lines.map(({ cause, kind, author, at, amount, standardError, records }) => ({
      cause,
      kind,
      author,
      at,
      amount,
      standardError,
      records: records.map((id) => outsideId(id, stateOf(id))),
      tasks: records
        .filter((id) => stateOf(id).find('task', id) !== undefined)
        .map((id) => taskName(stateOf(id), id)),
    })),
    withoutEffect,
    details: method,
    status: { from: momentOf(earlier), to: momentOf(later) },
    matching: { ...matching.tasks, doubtful: matching.doubtful },
  };
}

function momentOf({ status }: ComputedPlan): string | null {
  return status.from === 'clock' ? null : status.at;
}

function outsideId(id: RecordId, records: Records): string {
  const record = records.get(id);
  if (record === undefined) return id;
  if (record.kind === 'task') return uniqueId(record);
  if (record.kind === 'project') return 'project';
  const { kind, keys } = record;
  return `${kind}:${keys?.['ms-project.uid'] ?? keys?.['p6.object-id'] ?? id}`;
}
