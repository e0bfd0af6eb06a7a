import { NONE, type ScheduleState } from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';
import type { GamePlayer } from './game.ts';
import type { LedgerSplit, SplitWindow } from './ledger-amounts.ts';
import type { Jump } from './ledger-line.ts';
import type { LogGroup } from './log-players.ts';
import { type Dates, missedWindow } from './missed-window.ts';
import type { Movement } from './movement.ts';

export interface OwnEffect {
  /** Working minutes; null where it has no task of its own. */
  readonly own: number | null;
  readonly absorbed: number;
  readonly jump: Jump | null;
}

/**
 * SLP-19: what a line makes its own tasks finish later, by itself: on the state at the start of its window, after
 * those that it can only join after. What of it did not come to the measured date was taken up by float; where
 * more came than that, a window was missed on the way.
 */
export class OwnEffects {
  constructor(
    private readonly movement: Movement,
    private readonly split: LedgerSplit,
  ) {}

  of(groups: ReadonlySet<LogGroup>, amount: number): OwnEffect {
    let own: number | null = null;
    for (const window of this.split.windows) {
      const players = [...window.groups.keys()].filter((player) =>
        groups.has(window.groups[player] as LogGroup),
      );
      if (players.length === 0) continue;
      const tasks = ownTasks(window, players);
      if (tasks.length === 0) continue;
      const found = this.ownIn(window, players, tasks);
      if (found !== null) own = (own ?? 0) + found;
    }
    if (own === null || own <= 0) return { own, absorbed: 0, jump: null };
    const absorbed = Math.max(0, own - Math.max(0, amount));
    return { own, absorbed, jump: amount > own ? this.jumpOf(groups) : null };
  }

  private ownIn(
    window: SplitWindow,
    players: readonly number[],
    tasks: readonly RecordId[],
  ): number | null {
    const { calendar } = this.movement;
    const { finish } = window.game;
    const indexes = tasks.map((task) => finish.network.indexOf(task) as number);
    const finishes = (among: Iterable<number>) => {
      const dates = datesOf(window, among);
      return dates && indexes.map((index) => dates.finish[index] as number);
    };
    const before = waitedFor(window, players);
    const without = finishes(before);
    const withThem = finishes([...before, ...players]);
    if (without === undefined || withThem === undefined) return null;
    let own: number | null = null;
    for (const [place, at] of without.entries()) {
      const then = withThem[place] as number;
      if (at === NONE || then === NONE) continue;
      const moved = calendar.work(at, then);
      if (own === null || moved > own) own = moved;
    }
    return own;
  }

  /** Alone at the start of its window; or taken away at its end, where others had used up the float before. */
  private jumpOf(groups: ReadonlySet<LogGroup>): Jump | null {
    for (const window of this.split.windows) {
      const players = [...window.groups.keys()].filter((player) =>
        groups.has(window.groups[player] as LogGroup),
      );
      if (players.length === 0) continue;
      const before = waitedFor(window, players);
      const others = window.game.everybody.filter((player) => !players.includes(player));
      for (const [without, within] of [
        [before, [...before, ...players]],
        [others, window.game.everybody],
      ] as const) {
        const jump = this.jumpBetween(window, without, within);
        if (jump !== null) return jump;
      }
    }
    return null;
  }

  private jumpBetween(
    window: SplitWindow,
    without: Iterable<number>,
    within: Iterable<number>,
  ): Jump | null {
    const one = copyOf(datesOf(window, without));
    const other = datesOf(window, within);
    if (one === undefined || other === undefined) return null;
    const { finish } = window.game;
    const target = finish.target === undefined ? undefined : finish.network.indexOf(finish.target);
    const missed = missedWindow(one, other, this.movement.calendar, target);
    if (missed === undefined) return null;
    const { activity, calendar, from, to } = missed;
    return {
      task: finish.union.taskIds[activity] as RecordId,
      calendar: finish.union.context.calendars.ids[calendar] as RecordId,
      from,
      to,
    };
  }
}

/** The tasks that are worked on, linked or staffed otherwise; those that come or go have no date to compare. */
function ownTasks({ game, groups }: SplitWindow, players: readonly number[]): RecordId[] {
  const { union } = game.finish.held;
  const tasks = new Set<RecordId>();
  for (const player of players) {
    if ((groups[player] as LogGroup).is !== undefined) continue;
    for (const id of game.touchedBy(player)) {
      const record = union.get(id);
      if (record?.kind === 'task') tasks.add(id);
      if (record?.kind === 'link') tasks.add(record.to);
      if (record?.kind === 'assignment') tasks.add(record.taskId);
    }
  }
  return [...tasks];
}

/** All that these players can only join after, directly or through each other. */
function waitedFor({ game }: SplitWindow, players: readonly number[]): number[] {
  const indexById = new Map(game.players.map(({ id }, index) => [id, index]));
  const found = new Set<number>();
  const open = [...players];
  for (let player = open.pop(); player !== undefined; player = open.pop()) {
    for (const id of (game.players[player] as GamePlayer).joinsAfter) {
      const index = indexById.get(id);
      if (index === undefined || found.has(index)) continue;
      found.add(index);
      open.push(index);
    }
  }
  return [...found].filter((player) => !players.includes(player));
}

function datesOf({ game }: SplitWindow, players: Iterable<number>): ScheduleState | undefined {
  return game.finish.datesOf(game.expanded(game.coalitionOf(players)));
}

function copyOf(dates: ScheduleState | undefined): Dates | undefined {
  return dates && { start: dates.start.slice(), finish: dates.finish.slice() };
}
