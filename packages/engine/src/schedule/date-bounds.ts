import {
  type ActivityInput,
  isScheduled,
  LagKind,
  LinkColumns,
  type Network,
} from '../network/index.ts';
import { type Minute, NONE } from '../time/index.ts';
import { looksBack } from './finish-pass.ts';
import { rulesFor } from './rule-sets.ts';
import { type Rules, type ScheduleOptions, ScheduleState } from './state.ts';

/** Every plan that changes of activities, of links and of the status date may make of one network. */
export interface Variants {
  /** With every link that any variant has. Its activities are written into. */
  readonly network: Network;
  /** The options whose dates are the earliest, and the latest. */
  readonly earliest: ScheduleOptions;
  readonly latest: ScheduleOptions;
  /** All that an activity may be; those that never change need not be named. */
  readonly inputs: ReadonlyMap<number, readonly ActivityInput[]>;
  /** Own links (by index) that are not in every variant. */
  readonly optionalLinks: ReadonlySet<number>;
  /** Activities that are not in every variant. */
  readonly passing: ReadonlySet<number>;
  /** Whose latest finish is asked for: one activity, or those under a summary. Absent: the latest of all. */
  readonly targets?: readonly number[];
  /** Only early finishes are asked for; see FinishPass. */
  readonly earlyOnly?: boolean;
}

const DATES = ['earlyStart', 'earlyFinish', 'start', 'finish'] as const;

/** One forward pass over a network of its own, whose activities' dates are put together from variants. */
class Pass {
  readonly state: ScheduleState;
  readonly rules: Rules;

  constructor(network: Network, options: ScheduleOptions) {
    this.state = new ScheduleState(network, options);
    this.rules = rulesFor(this.state);
  }

  dates(activity: number): Minute[] {
    this.rules.forward(activity);
    return DATES.map((column) => this.state[column][activity] as number);
  }

  put(activity: number, dates: readonly Minute[]): void {
    for (const [k, column] of DATES.entries()) this.state[column][activity] = dates[k] as number;
  }

  asked(link: number): Minute {
    return this.rules.startAsked?.(link) as Minute;
  }
}

/** The earliest and the latest that each date can be, over all variants of a network. */
export class DateBounds {
  /** Activities that are in every variant, and that something in every variant holds back. */
  private readonly known: Uint8Array;
  /** Links (of the network's) that may ask for more than every other. */
  private readonly binding: Uint8Array;
  /** By link: its index among those that are always there, or -1. */
  private readonly lasting: Int32Array;
  private readonly soonest: Pass;
  private readonly latest: Pass;
  /** For activities that may have no predecessor at all. */
  private readonly unlinked: Pass;

  /** Undefined under rules whose dates do not follow from dates alone. */
  static of(variants: Variants): DateBounds | undefined {
    const { network, latest, earlyOnly = false } = variants;
    if (latest.scheduleFrom === 'finish' || network.summaryStartLinks.length > 0) return undefined;
    if (!earlyOnly && looksBack(network)) return undefined;
    const bounds = new DateBounds(variants);
    if (bounds.latest.rules.startAsked === undefined) return undefined;
    bounds.run();
    return bounds;
  }

  private constructor(private readonly variants: Variants) {
    const { network, earliest, latest } = variants;
    this.known = new Uint8Array(network.activities.inputs.length);
    this.binding = new Uint8Array(network.links.count).fill(1);
    this.lasting = this.lastingLinks();
    this.latest = new Pass(network, latest);
    this.soonest = new Pass(
      { ...network, links: this.linksOf((k) => this.lasting[k] !== -1) },
      earliest,
    );
    this.unlinked = new Pass({ ...network, links: this.linksOf(() => false) }, latest);
  }

  isKnown(activity: number): boolean {
    return this.known[activity] === 1;
  }

  /** All its dates are the same in every variant. */
  isConstant(activity: number): boolean {
    return (
      this.isKnown(activity) &&
      DATES.every((of) => this.soonest.state[of][activity] === this.latest.state[of][activity])
    );
  }

  isBinding(link: number): boolean {
    return this.binding[link] === 1;
  }

  soonestFinish(activity: number): Minute {
    return this.soonest.state.finish[activity] as number;
  }

  latestFinish(activity: number): Minute {
    return this.latest.state.finish[activity] as number;
  }

  /** A link counts below only from what is known, and what is known has such a link, or none at all. */
  private lastingLinks(): Int32Array {
    const { network, optionalLinks, passing, inputs } = this.variants;
    const { links, activities, order } = network;
    const lasting = new Int32Array(links.count).fill(-1);
    for (const activity of order.order) {
      if (!isScheduled(activities, activity) || passing.has(activity)) continue;
      const all = inputs.get(activity) ?? [activities.inputs[activity] as ActivityInput];
      if (all.some((input) => input.inactive)) continue;
      const [first, end] = [links.incomingAt[activity], links.incomingAt[activity + 1]];
      let held = first === end;
      for (let k = first as number; k < (end as number); k++) {
        if (optionalLinks.has(links.source[k] as number)) continue;
        if (this.known[links.from[k] as number] !== 1) continue;
        lasting[k] = 0;
        held = true;
      }
      if (held) this.known[activity] = 1;
    }
    let count = 0;
    for (let k = 0; k < links.count; k++) if (lasting[k] === 0) lasting[k] = count++;
    return lasting;
  }

  /** Links are grouped by successor, so those kept stand in the same order again. */
  private linksOf(isKept: (link: number) => boolean): LinkColumns {
    const { ownLinks, links, activities } = this.variants.network;
    const ends = { from: [] as number[], to: [] as number[], source: [] as number[] };
    for (let k = 0; k < links.count; k++) {
      if (!isKept(k)) continue;
      ends.from.push(links.from[k] as number);
      ends.to.push(links.to[k] as number);
      ends.source.push(links.source[k] as number);
    }
    return new LinkColumns(activities.inputs.length, ownLinks, ends);
  }

  private run(): void {
    const { activities, order } = this.variants.network;
    for (const activity of order.order) {
      if (isScheduled(activities, activity)) this.runActivity(activity);
    }
  }

  private runActivity(activity: number): void {
    const { activities, links } = this.variants.network;
    const first = links.incomingAt[activity] as number;
    const end = links.incomingAt[activity + 1] as number;
    const maybeUnlinked = first < end && !this.isHeld(first, end);
    const latestAsked = new Float64Array(end - first).fill(Number.NEGATIVE_INFINITY);
    const soonestAsked = new Float64Array(end - first).fill(Number.POSITIVE_INFINITY);
    let latest: Minute[] | undefined;
    let soonest: Minute[] | undefined;
    const shortened = this.setPercentLags(first, end, 1);
    this.eachInput(activity, () => {
      latest = extremes(latest, this.latest.dates(activity), Math.max);
      if (maybeUnlinked) latest = extremes(latest, this.unlinked.dates(activity), Math.max);
      for (let k = first; k < end; k++) {
        const asked = this.latest.asked(k);
        latestAsked[k - first] = Math.max(latestAsked[k - first] as number, asked);
      }
    });
    this.setPercentLags(first, end, -1);
    if (this.isKnown(activity)) {
      this.eachInput(activity, () => {
        soonest = extremes(soonest, this.soonest.dates(activity), Math.min);
        for (let k = first; k < end; k++) {
          if (this.lasting[k] === -1) continue;
          const asked = this.soonest.asked(this.lasting[k] as number);
          soonestAsked[k - first] = Math.min(soonestAsked[k - first] as number, asked);
        }
      });
    }
    for (const [predecessor, own] of shortened) activities.set(predecessor, own);
    this.latest.put(activity, latest ?? DATES.map(() => NONE));
    if (soonest !== undefined) this.soonest.put(activity, soonest);
    this.findBinding(first, end, latestAsked, soonestAsked);
  }

  private eachInput(activity: number, look: () => void): void {
    const { network, inputs, passing } = this.variants;
    const own = network.activities.inputs[activity] as ActivityInput;
    for (const input of inputs.get(activity) ?? [own]) {
      if (input.inactive && passing.has(activity)) continue;
      network.activities.set(activity, input);
      look();
    }
    network.activities.set(activity, own);
  }

  /**
   * Makes predecessors what lets their percent lags be longest (`sign` 1) or shortest (-1).
   * Returns what they were.
   */
  private setPercentLags(first: number, end: number, sign: 1 | -1): Map<number, ActivityInput> {
    const { network, inputs } = this.variants;
    const { links, activities } = network;
    const before = new Map<number, ActivityInput>();
    for (let k = first; k < end; k++) {
      if (links.lagKind[k] !== LagKind.Percent) continue;
      const from = links.from[k] as number;
      const length = ({ duration }: ActivityInput) => sign * duration * (links.lag[k] as number);
      const all = inputs.get(from) ?? [];
      const most = all.reduce<ActivityInput | undefined>(
        (found, one) => (found === undefined || length(one) > length(found) ? one : found),
        undefined,
      );
      if (most === undefined) continue;
      before.set(from, activities.inputs[from] as ActivityInput);
      activities.set(from, most);
    }
    return before;
  }

  private isHeld(first: number, end: number): boolean {
    const { optionalLinks, passing, network } = this.variants;
    for (let k = first; k < end; k++) {
      const from = network.links.from[k] as number;
      if (!optionalLinks.has(network.links.source[k] as number) && !passing.has(from)) return true;
    }
    return false;
  }

  /** One link that is always there and asks for most holds down all that never ask for more. */
  private findBinding(
    first: number,
    end: number,
    latestAsked: Float64Array,
    soonestAsked: Float64Array,
  ): void {
    let surest = -1;
    for (let k = first; k < end; k++) {
      if (this.lasting[k] === -1) continue;
      if (
        surest === -1 ||
        (soonestAsked[k - first] as number) > (soonestAsked[surest - first] as number)
      ) {
        surest = k;
      }
    }
    if (surest === -1) return;
    for (let k = first; k < end; k++) {
      const isCovered =
        (latestAsked[k - first] as number) <= (soonestAsked[surest - first] as number);
      if (k !== surest && isCovered) this.binding[k] = 0;
    }
  }
}

function extremes(
  known: readonly Minute[] | undefined,
  found: readonly Minute[],
  pick: (a: number, b: number) => number,
): Minute[] {
  return known === undefined ? [...found] : known.map((at, k) => pick(at, found[k] as number));
}
