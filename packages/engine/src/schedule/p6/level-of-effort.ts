import { ActivityKind, isInactive, type LinkInput, LinkType } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';
import type { BackwardPass } from './backward.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';

/** A date that a link gives a level-of-effort activity. */
interface Given {
  readonly at: Minute;
  /** Taken from an actual date of the neighbour. */
  readonly actual: boolean;
  /** Index among the plan's own links; -1 where no link gives it. */
  readonly link: number;
}

/**
 * P6-50: level of effort lasts from what its start links name to what its finish links name.
 * Its own dates are computed last, and drive nothing.
 */
export class LevelOfEffort {
  /** The own link that set the start and the finish, per activity; for the reasons. */
  readonly startLink = new Map<number, number>();
  readonly finishLink = new Map<number, number>();
  private readonly all: readonly number[];
  private readonly linksOf = new Map<number, number[]>();

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly lags: Lags,
    private readonly backwardPass: BackwardPass,
    private readonly dataDate: Minute,
  ) {
    const { activities, ownLinks } = state.network;
    const all: number[] = [];
    const { kind } = activities;
    for (let at = kind.indexOf(ActivityKind.LevelOfEffort); at >= 0; ) {
      all.push(at);
      this.linksOf.set(at, []);
      at = kind.indexOf(ActivityKind.LevelOfEffort, at + 1);
    }
    this.all = all;
    if (all.length === 0) return;
    for (const [index, { from, to }] of ownLinks.entries()) {
      this.linksOf.get(from)?.push(index);
      this.linksOf.get(to)?.push(index);
    }
  }

  get exists(): boolean {
    return this.all.length > 0;
  }

  run(): void {
    const done = new Set<number>();
    for (const activity of this.all) this.visit(activity, done);
  }

  /** Level of effort before what depends on it; a circle of such links is cut where it is met. */
  private visit(activity: number, done: Set<number>): void {
    if (done.has(activity)) return;
    done.add(activity);
    for (const index of this.linksOf.get(activity) ?? []) {
      const { from, to } = this.state.network.ownLinks[index] as LinkInput;
      if (to === activity && this.linksOf.has(from)) this.visit(from, done);
    }
    this.schedule(activity);
  }

  private schedule(activity: number): void {
    const { state, dataDate, lengths } = this;
    state.actualStart[activity] = NONE;
    state.actualFinish[activity] = NONE;
    const calendar = lengths.calendar(activity);
    const idle: Given = { at: calendar.nextStart(dataDate), actual: false, link: -1 };
    const lastLate: Given = { at: this.backwardPass.end, actual: false, link: -1 };
    const early = this.span(activity, 'early');
    const late = this.span(activity, 'late');
    const start = early.start ?? idle;
    const finish = early.finish ?? start;
    const lateFinish = late.finish ?? lastLate;
    const lateStart = Math.min(late.start?.at ?? lateFinish.at, lateFinish.at);

    // P6-51: what lies before the data date has happened; the rest begins there.
    const begun = start.at < dataDate;
    const earlyStart = calendar.nextStart(Math.max(start.at, dataDate));
    const least = Math.max(dataDate, earlyStart);
    const earlyFinish = finish.actual ? finish.at : Math.max(finish.at, least);
    state.earlyStart[activity] = earlyStart;
    state.earlyFinish[activity] = earlyFinish;
    state.lateStart[activity] = calendar.nextStart(lateStart);
    state.remainingLateStart[activity] = state.lateStart[activity] as number;
    state.lateFinish[activity] = lateFinish.at;
    state.start[activity] = begun ? start.at : earlyStart;
    state.finish[activity] = earlyFinish;
    if (begun || (start.actual && calendar.work(dataDate, start.at) <= 0)) {
      state.actualStart[activity] = state.start[activity] as number;
    }
    if (finish.actual && calendar.work(dataDate, finish.at) <= 0) {
      state.actualStart[activity] = state.start[activity] as number;
      state.actualFinish[activity] = finish.at;
    }
    this.startLink.set(activity, start.link);
    this.finishLink.set(activity, finish.link);
  }

  /** The earliest start and the latest finish that links give. */
  private span(activity: number, side: 'early' | 'late'): { start?: Given; finish?: Given } {
    let start: Given | undefined;
    let finish: Given | undefined;
    for (const index of this.linksOf.get(activity) ?? []) {
      const link = this.state.network.ownLinks[index] as LinkInput;
      const given = this.given(activity, index, link, side);
      if (given === undefined) continue;
      if (setsStart(link, activity)) {
        if (start === undefined || given.at < start.at) start = given;
      } else if (finish === undefined || given.at > finish.at) finish = given;
    }
    return { ...(start && { start }), ...(finish && { finish }) };
  }

  private given(
    activity: number,
    index: number,
    link: LinkInput,
    side: 'early' | 'late',
  ): Given | undefined {
    const { state } = this;
    const incoming = link.to === activity;
    const neighbour = incoming ? link.from : link.to;
    if (isInactive(state.network.activities, neighbour)) return undefined;
    const ofStart = incoming ? leavesStart(link) : !leavesFinishOf(link);
    const happened = (ofStart ? state.actualStart : state.actualFinish)[neighbour] as number;
    // A start that others wait for stays late as long as they may wait, though it has happened.
    const late = side === 'late' && incoming && link.type === LinkType.StartToStart;
    const actual = happened !== NONE && !late;
    const early = ofStart ? state.earlyStart : state.earlyFinish;
    const lateDates = ofStart ? state.lateStart : state.lateFinish;
    const date = actual ? happened : ((side === 'early' ? early : lateDates)[neighbour] as number);
    if (date === NONE) return undefined;
    const at = this.lags.ofOwnLink(link, date, incoming ? 1 : -1);
    if (actual || setsStart(link, activity)) return { at, actual, link: index };
    return { at: this.lengths.previousFinish(activity, at), actual, link: index };
  }
}

function leavesStart({ type }: LinkInput): boolean {
  return type === LinkType.StartToStart || type === LinkType.StartToFinish;
}

/** Whether the link names the successor's finish. */
function leavesFinishOf({ type }: LinkInput): boolean {
  return type === LinkType.FinishToFinish || type === LinkType.StartToFinish;
}

function setsStart(link: LinkInput, activity: number): boolean {
  const toStart = link.type === LinkType.FinishToStart || link.type === LinkType.StartToStart;
  return link.to === activity ? toStart : leavesStart(link);
}
