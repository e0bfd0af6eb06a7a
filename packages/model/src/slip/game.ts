import type { RecordId } from '../plan/index.ts';
import type { CoalitionFinish } from './coalition-finish.ts';
import { type Player, type PlayerStep, touchedBy } from './player.ts';

/** A player of a game: players of the finish that come and go together. */
export interface GamePlayer {
  readonly id: string;
  /** By their place among the players of the finish. */
  readonly members: readonly number[];
  /** Ids of those that it can only join after. */
  readonly joinsAfter: Iterable<string>;
}

/** One finish to be split over some of its players, with others in from the start. */
export class Game {
  private readonly gamePlayerByMember: ReadonlyMap<number, number>;
  private readonly memberIds: ReadonlySet<string>;
  private readonly full: Uint8Array;

  /** `base`: of the players of the finish, those that are in already; one byte each. */
  constructor(
    readonly finish: CoalitionFinish,
    private readonly finishPlayers: readonly Player[],
    readonly players: readonly GamePlayer[],
    private readonly base: Uint8Array = new Uint8Array(finishPlayers.length),
  ) {
    this.full = new Uint8Array(finishPlayers.length);
    this.memberIds = new Set(
      players.flatMap(({ members }) => members.map((one) => (finishPlayers[one] as Player).id)),
    );
    this.gamePlayerByMember = new Map(
      players.flatMap(({ members }, player) => members.map((member) => [member, player] as const)),
    );
  }

  /** One byte per player of the finish. It is changed in place by the next call. */
  expanded(coalition: ArrayLike<number>): Uint8Array {
    this.full.set(this.base);
    for (const [player, { members }] of this.players.entries()) {
      if (coalition[player] === 1) for (const member of members) this.full[member] = 1;
    }
    return this.full;
  }

  of(coalition: ArrayLike<number>): number | undefined {
    return this.finish.of(this.expanded(coalition));
  }

  /** Makes the held plan that of these players, without dating it. */
  moveTo(players: Iterable<number>): void {
    this.finish.moveTo(this.expanded(this.coalitionOf(players)));
  }

  coalitionOf(players: Iterable<number>): Uint8Array {
    const coalition = new Uint8Array(this.players.length);
    for (const player of players) coalition[player] = 1;
    return coalition;
  }

  get everybody(): number[] {
    return [...this.players.keys()];
  }

  /** Who does something to a record. */
  playersOf(id: RecordId): number[] {
    return this.among(this.finish.held.playersOf(id));
  }

  /** Whether some of its players add or remove the record, so that there are coalitions without it. */
  isPassing(id: RecordId): boolean {
    return this.among(this.finish.held.passersOf(id)).length > 0;
  }

  /** Whether a player of the finish, by its id, comes and goes with one of these. */
  hasMember(id: string): boolean {
    return this.memberIds.has(id);
  }

  touchedBy(player: number): RecordId[] {
    return [...new Set(this.membersOf(player).flatMap(touchedBy))];
  }

  stepsOf(player: number): PlayerStep[] {
    return this.membersOf(player)
      .flatMap(({ steps }) => steps)
      .sort((a, b) => a.order - b.order);
  }

  private membersOf(player: number): Player[] {
    const { members } = this.players[player] as GamePlayer;
    return members.map((member) => this.finishPlayers[member] as Player);
  }

  private among(members: readonly number[]): number[] {
    const found = new Set<number>();
    for (const member of members) {
      const player = this.gamePlayerByMember.get(member);
      if (player !== undefined) found.add(player);
    }
    return [...found];
  }
}
