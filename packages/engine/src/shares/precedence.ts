import type { SeededRandom } from './seeded-random.ts';

/** Who can join only after whom; players by position. */
export class Precedence {
  /** By position: those that must have joined before it, and those that wait for it. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];

  private constructor(before: readonly ReadonlySet<number>[]) {
    this.before = before.map((ones) => [...ones]);
    const after: number[][] = before.map(() => []);
    for (const [position, ones] of before.entries()) {
      for (const one of ones) (after[one] as number[]).push(position);
    }
    this.after = after;
  }

  /**
   * Among some of the players, in their order; those left out still stand between others.
   * Throws where players wait for each other in a circle.
   */
  static among(
    counted: readonly number[],
    players: number,
    joinsAfter: (player: number) => readonly number[],
  ): Precedence {
    const positionOf = new Map(counted.map((player, position) => [player, position]));
    /** By player: the positions nearest before it. */
    const nearest: Set<number>[] = [];
    for (const player of inOrder(players, joinsAfter)) {
      const before = new Set<number>();
      for (const one of joinsAfter(player)) {
        const position = positionOf.get(one);
        if (position !== undefined) before.add(position);
        else for (const further of nearest[one] as Set<number>) before.add(further);
      }
      nearest[player] = before;
    }
    return new Precedence(counted.map((player) => nearest[player] as Set<number>));
  }

  get count(): number {
    return this.before.length;
  }

  /** An order drawn from the front: of those that may come next, each is equally likely. */
  fromFront(random: SeededRandom, order: Int32Array): void {
    drawn(this.before, this.after, random, order);
  }

  /** An order drawn from the back: of those that may come last, each is equally likely. */
  fromBack(random: SeededRandom, order: Int32Array): void {
    drawn(this.after, this.before, random, order);
    order.reverse();
  }
}

/** Players after all those that come before them. */
function inOrder(
  players: number,
  joinsAfter: (player: number) => readonly number[],
): readonly number[] {
  const left = new Int32Array(players);
  const waiting: number[][] = Array.from({ length: players }, () => []);
  for (let player = 0; player < players; player++) {
    for (const one of joinsAfter(player)) {
      left[player] = (left[player] as number) + 1;
      (waiting[one] as number[]).push(player);
    }
  }
  const order = [...left.keys()].filter((player) => left[player] === 0);
  for (let place = 0; place < order.length; place++) {
    for (const one of waiting[order[place] as number] as number[]) {
      const rest = (left[one] as number) - 1;
      left[one] = rest;
      if (rest === 0) order.push(one);
    }
  }
  if (order.length < players) throw new Error('players that can join only after each other');
  return order;
}

function drawn(
  waitsFor: readonly (readonly number[])[],
  waiting: readonly (readonly number[])[],
  random: SeededRandom,
  order: Int32Array,
): void {
  const left = Int32Array.from(waitsFor, (ones) => ones.length);
  const free = [...left.keys()].filter((position) => left[position] === 0);
  for (let place = 0; place < order.length; place++) {
    const chosen = random.below(free.length);
    const position = free[chosen] as number;
    free[chosen] = free.at(-1) as number;
    free.pop();
    order[place] = position;
    for (const one of waiting[position] as readonly number[]) {
      const rest = (left[one] as number) - 1;
      left[one] = rest;
      if (rest === 0) free.push(one);
    }
  }
}
