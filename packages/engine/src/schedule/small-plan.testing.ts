import {
  type ActivityInput,
  ActivityKind,
  buildNetwork,
  type LinkInput,
  LinkType,
} from '../network/index.ts';
import {
  type CalendarDefinition,
  type DayRanges,
  minuteOf,
  minuteText,
  NONE,
} from '../time/index.ts';
import { type Schedule, schedule } from './schedule.ts';
import type { ScheduleOptions } from './state.ts';

const OFFICE: DayRanges = [
  [480, 720],
  [780, 1020],
];
/** Monday to Friday, 8 to 12 and 13 to 17. */
export const OFFICE_WEEK: CalendarDefinition = {
  week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
};

/** What a test says of an activity: days of eight hours, and whatever else an activity has. */
export type SmallActivity = Partial<Omit<ActivityInput, 'parent'>> & {
  readonly days?: number;
  readonly under?: string;
};

const TYPES: Readonly<Record<string, LinkType>> = {
  FS: LinkType.FinishToStart,
  SS: LinkType.StartToStart,
  FF: LinkType.FinishToFinish,
  SF: LinkType.StartToFinish,
};

/**
 * A plan in a few words: activities by name; links as 'A FS B', 'A SS+2d B', 'A FF-4h B',
 * 'A FS+1ed B', 'A FS+50% B'. It starts on Monday 2026-01-05 at 8:00 unless told otherwise.
 */
export class SmallPlan {
  readonly names: string[];
  readonly activities: ActivityInput[];
  readonly links: LinkInput[];

  constructor(
    activities: Readonly<Record<string, SmallActivity>>,
    links: readonly string[] = [],
    private readonly options: Partial<ScheduleOptions> & { calendars?: CalendarDefinition[] } = {},
  ) {
    this.names = Object.keys(activities);
    this.activities = Object.values(activities).map((one) => this.activity(one));
    this.links = links.map((text) => this.link(text));
  }

  index(name: string): number {
    return this.names.indexOf(name);
  }

  /** Scheduled, or an error with the fault's code. */
  schedule(): Scheduled {
    const { calendars = [OFFICE_WEEK], ...options } = this.options;
    const network = buildNetwork({ calendars, activities: this.activities, links: this.links });
    if ('code' in network) throw new Error(JSON.stringify(network));
    const result = schedule(network, {
      rules: 'ms-project',
      start: at('2026-01-05T08:00'),
      projectCalendar: 0,
      criticalFloatLimit: 0,
      ...options,
    });
    if ('code' in result) throw new Error(JSON.stringify(result));
    return new Scheduled(this, result);
  }

  private activity({ days = 1, under, ...rest }: SmallActivity): ActivityInput {
    const duration = rest.duration ?? days * 480;
    return {
      kind: ActivityKind.Task,
      calendar: 0,
      parent: under === undefined ? -1 : this.index(under),
      remaining: rest.actualFinish === undefined ? duration : 0,
      ...rest,
      duration,
    };
  }

  private link(text: string): LinkInput {
    const match = /^(\S+) (FS|SS|FF|SF)(?:([+-]\d+(?:\.\d+)?)(d|h|ed|%))? (\S+)$/.exec(text);
    if (match === null) throw new Error(`not a link: ${text}`);
    const [, from, type, amount, unit, to] = match as unknown as string[];
    const ends = { from: this.index(from as string), to: this.index(to as string) };
    const link = { ...ends, type: TYPES[type as string] as LinkType };
    if (amount === undefined) return link;
    if (unit === '%') return { ...link, percent: Number(amount) };
    const minutes = { d: 480, h: 60, ed: 1440 }[unit as 'd' | 'h' | 'ed'] * Number(amount);
    return unit === 'ed' ? { ...link, lag: minutes, elapsed: true } : { ...link, lag: minutes };
  }
}

/** Dates by the activities' names, as text to the minute. */
export class Scheduled {
  constructor(
    private readonly plan: SmallPlan,
    readonly schedule: Schedule,
  ) {}

  early(name: string): string {
    const { earlyStart, earlyFinish } = this.schedule.state;
    return span(earlyStart, earlyFinish, this.plan.index(name));
  }

  late(name: string): string {
    const { lateStart, lateFinish } = this.schedule.state;
    return span(lateStart, lateFinish, this.plan.index(name));
  }

  dates(name: string): string {
    const { start, finish } = this.schedule.state;
    return span(start, finish, this.plan.index(name));
  }

  /** Total and free float in days of eight hours. */
  floats(name: string): [number, number] {
    const index = this.plan.index(name);
    return [this.schedule.totalFloat(index) / 480, this.schedule.freeFloat(index) / 480];
  }

  critical(name: string): boolean {
    return this.schedule.critical(this.plan.index(name));
  }

  longestPath(): string[] {
    return [...this.schedule.longestPath()]
      .sort((a, b) => a - b)
      .map((one) => this.plan.names[one] as string);
  }
}

export function at(text: string): number {
  const minute = minuteOf(text);
  if (minute === undefined) throw new Error(`not a date: ${text}`);
  return minute;
}

function span(starts: Int32Array, finishes: Int32Array, index: number): string {
  return `${short(starts[index] as number)} ${short(finishes[index] as number)}`;
}

/** Month, day and time: every plan of these tests lies in 2026. */
function short(minute: number): string {
  return minute === NONE ? '-' : minuteText(minute).slice(5);
}
