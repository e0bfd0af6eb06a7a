import { type Diff, invert, type Records } from '../plan/index.ts';
import { PatchedState } from './plan-state.ts';
import { type Reader, seesAll } from './reader.ts';
import { view } from './view.ts';
import { viewDiff } from './view-diff.ts';

/**
 * The view of a plan that is being edited: each diff costs what it changes, not what the plan holds. One is
 * enough for all readers of a class.
 */
export class LiveView {
  /** As the reader sees the plan, until the next diff is taken. */
  readonly records: Records;

  /** `plan`: kept up to date by the caller, who then tells each diff to `take`. */
  constructor(
    private readonly reader: Reader,
    private readonly plan: Records,
  ) {
    this.records = view(reader, plan);
  }

  /** Takes up a diff that the plan shows already; gives what of it the reader sees. */
  take(diff: Diff): Diff {
    if (seesAll(this.reader)) return diff;
    const seen = viewDiff(this.reader, diff, new PatchedState(this.plan, invert(diff)), this.plan);
    this.records.patch(seen);
    return seen;
  }
}
