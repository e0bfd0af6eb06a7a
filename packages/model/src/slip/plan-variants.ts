import {
  type ActivityInput,
  buildNetwork,
  type CalendarDefinition,
  type FinishReach,
  type LinkInput,
  type Network,
  type WorkingCalendar,
} from '@throughline/engine';
import { linkInput } from '../computed/index.ts';
import { canonicalJson, type LinkRecord, type RecordId } from '../plan/index.ts';
import type { CoalitionFinish } from './coalition-finish.ts';
import type { Game } from './game.ts';

/** Past these the variants of one record, or of the calendars, are too many to look at each. */
const MOST_PLAYERS_OF_RECORD = 6;
const MOST_CALENDAR_STATES = 200;

/** All that the players may make of each activity, link and calendar, whoever else is in. */
export class PlanVariants {
  /** By activity; those that nobody touches are left out. */
  readonly inputs = new Map<number, ActivityInput[]>();
  readonly optionalLinks = new Set<number>();
  readonly passing = new Set<number>();
  private readonly links: LinkInput[] = [];
  private readonly linksById = new Map<RecordId, number[]>();
  /** Every state of every calendar; those of the start under their own indexes. */
  private readonly calendars: WorkingCalendar[] = [];
  private readonly indexOfCalendar = new Map<WorkingCalendar, number>();
  private readonly starting: readonly ActivityInput[];
  private readonly calendarPlayers: readonly number[];
  private readonly statusPlayers: readonly number[];
  private readonly calendarPlayersByActivity: readonly ReadonlySet<number>[];
  private readonly playersOfTask = new Map<RecordId, Set<number>>();
  private readonly finish: CoalitionFinish;

  /** Undefined where there are too many, or where they are not variants of one network. */
  static of(game: Game): PlanVariants | undefined {
    const variants = new PlanVariants(game);
    return variants.gatherTasks() && variants.gatherLinks() ? variants : undefined;
  }

  private constructor(private readonly game: Game) {
    this.finish = game.finish;
    const { finish } = game;
    this.calendarPlayers = game.everybody.filter((one) =>
      game.touchedBy(one).some((id) => finish.held.union.get(id)?.kind === 'calendar'),
    );
    this.statusPlayers = statusPlayersOf(game);
    game.moveTo([]);
    this.starting = finish.union.taskIds.map((id) => finish.network.activity(id));
    for (const calendar of finish.network.compiledCalendars() ?? []) this.indexOf(calendar);
    this.calendarPlayersByActivity = this.findCalendarPlayers();
  }

  /** The network of everything that any variant has; undefined where its links go round. */
  network(): Network | undefined {
    const activities = this.starting.map((input, activity) => {
      if (!this.passing.has(activity)) return input;
      return this.inputs.get(activity)?.find(({ inactive }) => !inactive) ?? input;
    });
    // Only their number is looked at: the compiled ones take their place.
    const calendars = this.calendars.map(() => ALWAYS);
    const network = buildNetwork({ calendars, activities, links: this.links });
    return 'code' in network ? undefined : { ...network, calendars: this.calendars };
  }

  /** Whether anything the player does can reach the finish. */
  reaches(player: number, reach: FinishReach): boolean {
    return this.game.touchedBy(player).some((id) => this.recordReaches(id, player, reach));
  }

  private recordReaches(id: RecordId, player: number, reach: FinishReach): boolean {
    const { union } = this.finish.held;
    const record = union.get(id);
    const linkReaches = (link: RecordId) =>
      (this.linksById.get(link) ?? []).some((one) => reach.ofLink(one));
    const taskReaches = (task: RecordId) => reach.ofActivity(this.activityOf(task));
    switch (record?.kind) {
      case 'task':
        return (
          taskReaches(id) ||
          (this.game.isPassing(id) &&
            union.referrers(id, 'link').some((link) => linkReaches(link.id)))
        );
      case 'link':
        return linkReaches(id);
      case 'assignment':
        return taskReaches(record.taskId);
      case 'resource':
        return union.referrers(id, 'assignment').some(({ taskId }) => taskReaches(taskId));
      case 'calendar':
        return [...this.inputs.keys()].some(
          (activity) => reach.ofActivity(activity) && this.calendarPlayersOf(activity).has(player),
        );
      default:
        return reach.ofStatus;
    }
  }

  private gatherTasks(): boolean {
    if (!this.gatherPlayersOfTasks()) return false;
    const states = this.calendarStates();
    if (states === undefined) return false;
    for (const state of this.withStatus(states)) {
      this.game.moveTo(state);
      if (this.finish.network.compiledCalendars() === undefined) return false;
      for (const activity of this.starting.keys()) {
        if (this.calendarPlayersOf(activity).size > 0) this.addInput(activity);
      }
      for (const [task, players] of this.playersOfTask) {
        const others = [...players].filter((player) => !this.statusPlayers.includes(player));
        for (const some of subsets(others, others.length)) {
          this.game.moveTo([...state, ...some]);
          this.addInput(this.activityOf(task));
        }
      }
    }
    for (const [activity, all] of this.inputs) {
      if (all.some(({ inactive }) => inactive)) this.passing.add(activity);
    }
    return true;
  }

  /** With and without the status moved: all at once, because it comes to every task that was reported. */
  private *withStatus(states: readonly number[][]): Generator<number[]> {
    for (const moved of subsets(this.statusPlayers, this.statusPlayers.length)) {
      for (const state of states) yield [...moved, ...state];
    }
  }

  /** Which calendar players to put together: as many as one activity has to do with. */
  private calendarStates(): number[][] | undefined {
    let most = 0;
    for (const activity of this.starting.keys()) {
      most = Math.max(most, this.calendarPlayersOf(activity).size);
    }
    const states: number[][] = [];
    for (const state of subsets(this.calendarPlayers, most)) {
      if (states.length === MOST_CALENDAR_STATES) return undefined;
      states.push(state);
    }
    return states;
  }

  private calendarPlayersOf(activity: number): ReadonlySet<number> {
    return this.calendarPlayersByActivity[activity] as ReadonlySet<number>;
  }

  /** By the calendars of the start, and of the end. */
  private findCalendarPlayers(): Set<number>[] {
    const { network, union } = this.finish;
    const found = this.starting.map(() => new Set<number>());
    if (this.calendarPlayers.length === 0) return found;
    this.game.moveTo(this.game.everybody);
    for (const [activity, starting] of this.starting.entries()) {
      const ending = network.activity(union.taskIds[activity] as RecordId);
      for (const { calendar, assignments = [] } of [starting, ending]) {
        for (const one of [calendar, ...assignments.map((each) => each.calendar)]) {
          for (const id of network.calendarIds(one)) {
            for (const player of this.game.playersOf(id)) found[activity]?.add(player);
          }
        }
      }
    }
    return found;
  }

  private gatherPlayersOfTasks(): boolean {
    const { union } = this.finish.held;
    const touch = (task: RecordId, player: number) => {
      const known = this.playersOfTask.get(task);
      if (known === undefined) this.playersOfTask.set(task, new Set([player]));
      else known.add(player);
    };
    for (const player of this.game.everybody) {
      for (const id of this.game.touchedBy(player)) {
        const record = union.get(id);
        if (record?.kind === 'task') touch(record.id, player);
        if (record?.kind === 'assignment') touch(record.taskId, player);
        if (record?.kind !== 'resource') continue;
        for (const { taskId } of union.referrers(record.id, 'assignment')) touch(taskId, player);
      }
    }
    for (const [task, player] of this.reportsUnderTime()) touch(task, player);
    for (const [task, players] of this.playersOfTask) {
      if (players.size > MOST_PLAYERS_OF_RECORD) return false;
      if (!this.game.isPassing(task)) continue;
      this.passing.add(this.activityOf(task));
      if (!this.staysSummary(union.find('task', task)?.parent)) return false;
    }
    return true;
  }

  /** SLP-9: where a report stands later than the status does, the status decides how the task goes on. */
  private *reportsUnderTime(): Generator<[RecordId, number]> {
    if (this.statusPlayers.length === 0) return;
    for (const [task, reports] of this.finish.reportsByTask) {
      if (!reports.some(({ player }) => this.game.hasMember(player))) continue;
      for (const player of this.statusPlayers) yield [task, player];
    }
  }

  /** Whether a task stays what it is when those of its children go that may. */
  private staysSummary(task: RecordId | undefined): boolean {
    const { union, records } = this.finish.held;
    if (task === undefined || this.game.isPassing(task)) return true;
    const isSaid = union.find('task', task)?.type === 'summary';
    const stays = ({ id }: { id: RecordId }) =>
      records.get(id) !== undefined && !this.game.isPassing(id);
    return isSaid || union.children(task).some(stays);
  }

  private gatherLinks(): boolean {
    const { held, union } = this.finish;
    const bringsTasks = this.game.everybody.filter((player) =>
      this.game
        .stepsOf(player)
        .some(({ diff }) => Object.values(diff.added).some(({ kind }) => kind === 'task')),
    );
    this.game.moveTo([]);
    const atFirst = union.linkIds.map((id) => held.records.find('link', id));
    for (const [index, id] of union.linkIds.entries()) {
      const players = this.game.playersOf(id);
      if (players.length === 0) {
        const link = atFirst[index];
        if (link !== undefined) this.addLink(link, false);
        continue;
      }
      if (players.length > MOST_PLAYERS_OF_RECORD) return false;
      const found = new Set<string>();
      for (const some of subsets(players, players.length)) {
        const others = bringsTasks.filter((player) => !players.includes(player));
        this.game.moveTo([...others, ...some]);
        const link = held.records.find('link', id);
        if (link === undefined) continue;
        const text = textOf(link);
        if (!found.has(text)) this.addLink(link, true);
        found.add(text);
      }
    }
    return true;
  }

  private addLink(link: LinkRecord, isOptional: boolean): void {
    const to = this.activityOf(link.to);
    // NET-4: whatever starts first of the summary holds the link; each of them may.
    const ofStart = link.type === 'SS' || link.type === 'SF';
    const starts = ofStart ? this.leavesUnder(link.from) : [];
    for (const one of starts.length > 0 ? starts : [link.from]) {
      const from = this.activityOf(one);
      if (isOptional || starts.length > 0 || this.passing.has(from) || this.passing.has(to)) {
        this.optionalLinks.add(this.links.length);
      }
      const known = this.linksById.get(link.id);
      if (known === undefined) this.linksById.set(link.id, [this.links.length]);
      else known.push(this.links.length);
      this.links.push(linkInput(link, from, to));
    }
  }

  private leavesUnder(task: RecordId): RecordId[] {
    const { union } = this.finish.held;
    return union.children(task).flatMap(({ id }) => {
      const leaves = this.leavesUnder(id);
      return leaves.length > 0 ? leaves : [id];
    });
  }

  private activityOf(task: RecordId): number {
    return this.finish.network.indexOf(task) as number;
  }

  /** What the activity is now, its calendars by their place among all states of all calendars. */
  private addInput(activity: number): void {
    const task = this.finish.union.taskIds[activity] as RecordId;
    const input = this.finish.network.activity(task);
    const calendars = this.finish.network.compiledCalendars() ?? [];
    const at = (index: number) => this.indexOf(calendars[index] as WorkingCalendar);
    const placed: ActivityInput = {
      ...input,
      calendar: at(input.calendar),
      ...(input.assignments && {
        assignments: input.assignments.map((one) => ({ ...one, calendar: at(one.calendar) })),
      }),
    };
    const known = this.inputs.get(activity);
    if (known === undefined) this.inputs.set(activity, [placed]);
    else if (known.every((one) => canonicalJson(one) !== canonicalJson(placed))) known.push(placed);
  }

  private indexOf(calendar: WorkingCalendar): number {
    let index = this.indexOfCalendar.get(calendar);
    if (index === undefined) {
      index = this.calendars.length;
      this.indexOfCalendar.set(calendar, index);
      this.calendars.push(calendar);
    }
    return index;
  }
}

/** Who moves the status date. */
function statusPlayersOf(game: Game): number[] {
  const project = game.finish.held.records.project.id;
  return game.everybody.filter((player) =>
    game.stepsOf(player).some(({ diff }) => {
      const changes = diff.updated[project] ?? {};
      return 'statusDate' in changes || 'currentDate' in changes;
    }),
  );
}

/** What tells two versions of a link apart. */
function textOf({ type, lag }: LinkRecord): string {
  return canonicalJson({ type, lag });
}

/** A calendar that is always open. */
const ALWAYS: CalendarDefinition = { week: Array.from({ length: 7 }, () => [[0, 1440] as const]) };

/** All ways to take at most `most` of some. */
function* subsets(of: readonly number[], most: number): Generator<number[]> {
  const taken: number[] = [];
  const from = function* (first: number): Generator<number[]> {
    yield [...taken];
    if (taken.length === most) return;
    for (let at = first; at < of.length; at++) {
      taken.push(of[at] as number);
      yield* from(at + 1);
      taken.pop();
    }
  };
  yield* from(0);
}
