import {
  type ActivityInput,
  Constraint,
  isInactive,
  isScheduled,
  LagKind,
} from '../network/index.ts';
import { TimeOutOfRange } from '../time/index.ts';
import { DateBounds, type Variants } from './date-bounds.ts';

/**
 * FIN-2: what cannot reach a finish, whatever else changes. Dates follow from the dates before them
 * without ever turning back (the later the one, the later the other), so the earliest and the latest
 * that each can be are found in one pass. An activity whose dates are the same in every variant passes nothing
 * on; a link that never asks for more than another that is always there passes nothing on; and what
 * finishes before something else does in any case is not the latest.
 *
 * Sound, not complete: what reaches the finish is never said not to. Undefined where the rules are not of this kind.
 */
export function finishReach(variants: Variants): FinishReach | undefined {
  if (!isForwardOnly(variants)) return undefined;
  try {
    const bounds = DateBounds.of(variants);
    return bounds === undefined ? undefined : new FinishReach(variants, bounds);
  } catch (error) {
    if (error instanceof TimeOutOfRange) return undefined;
    throw error;
  }
}

/** Dates follow from dates alone: not from late dates, nor from what a predecessor is but for its length. */
function isForwardOnly({ network, inputs, earlyOnly }: Variants): boolean {
  const { links, activities } = network;
  const percentFrom = new Map<number, number>();
  for (let link = 0; link < links.count; link++) {
    if (links.lagKind[link] !== LagKind.Percent) continue;
    const pair =
      (links.to[link] as number) * activities.inputs.length + (links.from[link] as number);
    // One length cannot make one of two lags longest and the other, a lead, shortest.
    if (percentFrom.has(pair) && inputs.has(links.from[link] as number)) return false;
    percentFrom.set(pair, link);
  }
  const isLate = ({ constraint }: ActivityInput) =>
    !earlyOnly && constraint === Constraint.AsLateAsPossible;
  for (const [activity, all] of inputs) {
    const { kind, elapsed } = activities.inputs[activity] as ActivityInput;
    const isOther = (one: ActivityInput) => one.kind !== kind || one.elapsed !== elapsed;
    if (all.some((one) => isLate(one) || (isOther(one) && !one.inactive))) return false;
  }
  return true;
}

export class FinishReach {
  /** 1 where a change of the activity's dates can come to the finish. */
  private readonly reaches: Uint8Array;
  /** Own links of which some part may decide a date. */
  private readonly binding = new Set<number>();

  constructor(
    private readonly variants: Variants,
    bounds: DateBounds,
  ) {
    const { network, targets } = variants;
    const { links } = network;
    this.reaches = new Uint8Array(network.activities.inputs.length);
    const last = targets === undefined ? latestFinishers(variants, bounds) : new Set(targets);
    const { order } = network.order;
    for (let place = order.length - 1; place >= 0; place--) {
      const activity = order[place] as number;
      if (!isScheduled(network.activities, activity) || bounds.isConstant(activity)) continue;
      let reaches = last.has(activity);
      const end = links.outgoingAt[activity + 1] as number;
      for (let k = links.outgoingAt[activity] as number; k < end && !reaches; k++) {
        const link = links.outgoing[k] as number;
        reaches = bounds.isBinding(link) && this.reaches[links.to[link] as number] === 1;
      }
      this.reaches[activity] = reaches ? 1 : 0;
    }
    for (let link = 0; link < links.count; link++) {
      if (bounds.isBinding(link) && this.reaches[links.to[link] as number] === 1) {
        this.binding.add(links.source[link] as number);
      }
    }
  }

  /** Whether it matters which of its variants an activity is. */
  ofActivity(activity: number): boolean {
    return this.reaches[activity] === 1;
  }

  /** Whether it matters if an own link is there. */
  ofLink(ownLink: number): boolean {
    return this.binding.has(ownLink);
  }

  /** Whether it matters which moment work not done is pushed to. */
  get ofStatus(): boolean {
    const { activities } = this.variants.network;
    return this.reaches.some((one, activity) => one === 1 && isScheduled(activities, activity));
  }
}

/** Whoever may finish last: all but those that something else outlasts in every variant. */
function latestFinishers({ network, inputs }: Variants, bounds: DateBounds): Set<number> {
  const { activities } = network;
  let surest: number | undefined;
  for (let activity = 0; activity < activities.inputs.length; activity++) {
    if (!bounds.isKnown(activity)) continue;
    if (surest === undefined || bounds.soonestFinish(activity) > bounds.soonestFinish(surest)) {
      surest = activity;
    }
  }
  const finishers = new Set<number>();
  const isNever = (activity: number) =>
    isInactive(activities, activity) && (inputs.get(activity) ?? []).every((one) => one.inactive);
  for (let activity = 0; activity < activities.inputs.length; activity++) {
    const outlasted =
      surest !== undefined &&
      activity !== surest &&
      bounds.latestFinish(activity) <= bounds.soonestFinish(surest);
    if (!outlasted && !isNever(activity)) finishers.add(activity);
  }
  return finishers;
}
