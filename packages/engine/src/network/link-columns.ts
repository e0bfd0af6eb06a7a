import { type LinkInput, LinkType } from './activity.ts';

/** How a link's lag counts. */
export const LagKind = { Working: 0, Elapsed: 1, Percent: 2 } as const;

/**
 * The links that scheduling follows, grouped by successor, and found from both ends.
 * Links to and from summaries are already replaced by links of their activities;
 * `source` is the index of the plan's own link that each one came from.
 */
export class LinkColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: Uint8Array;
  readonly lag: Float64Array;
  readonly lagKind: Uint8Array;
  readonly source: Int32Array;
  /** 1 for a finish-to-start link without a lag: most of them, and the least to ask. */
  readonly direct: Uint8Array;
  /** Links into activity a: from incomingAt[a] up to incomingAt[a + 1]. */
  readonly incomingAt: Int32Array;
  /** Links out of activity a: outgoing[outgoingAt[a]] up to outgoing[outgoingAt[a + 1] - 1]. */
  readonly outgoingAt: Int32Array;
  readonly outgoing: Int32Array;

  constructor(
    activities: number,
    links: readonly LinkInput[],
    ends: { from: readonly number[]; to: readonly number[]; source: readonly number[] },
  ) {
    const count = ends.from.length;
    this.from = new Int32Array(count);
    this.to = new Int32Array(count);
    this.type = new Uint8Array(count);
    this.lag = new Float64Array(count);
    this.lagKind = new Uint8Array(count);
    this.source = new Int32Array(count);
    this.direct = new Uint8Array(count);
    this.incomingAt = offsets(activities, ends.to);
    this.outgoingAt = offsets(activities, ends.from);
    this.outgoing = new Int32Array(count);

    const next = this.incomingAt.slice();
    for (let k = 0; k < count; k++) {
      const to = ends.to[k] as number;
      const at = next[to] as number;
      next[to] = at + 1;
      const source = ends.source[k] as number;
      const link = links[source] as LinkInput;
      this.from[at] = ends.from[k] as number;
      this.to[at] = to;
      this.source[at] = source;
      this.setLag(at, link);
    }
    const nextOut = this.outgoingAt.slice();
    for (let at = 0; at < count; at++) {
      const from = this.from[at] as number;
      const slot = nextOut[from] as number;
      nextOut[from] = slot + 1;
      this.outgoing[slot] = at;
    }
  }

  private setLag(at: number, link: LinkInput): void {
    this.type[at] = link.type;
    this.lagKind[at] =
      link.percent !== undefined
        ? LagKind.Percent
        : link.elapsed
          ? LagKind.Elapsed
          : LagKind.Working;
    this.lag[at] = link.percent ?? link.lag ?? 0;
    this.direct[at] = link.type === LinkType.FinishToStart && this.lag[at] === 0 ? 1 : 0;
  }

  get count(): number {
    return this.from.length;
  }
}

/** Prefix sums of how often each activity occurs. */
function offsets(activities: number, occurrences: readonly number[]): Int32Array {
  const at = new Int32Array(activities + 1);
  for (const activity of occurrences) at[activity + 1] = (at[activity + 1] as number) + 1;
  for (let index = 0; index < activities; index++) {
    at[index + 1] = (at[index + 1] as number) + (at[index] as number);
  }
  return at;
}
