import type { SeededRandom } from './seeded-random.ts';

/** Who can join only after whom, directly or through others; players by position. */
export class Precedence {
  /** By position: those that come before it, and those that come after it. */
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

  /** Among some of the players, in their order; those left out still stand between others. Throws for a circle. */
  static among(
    counted: readonly number[],
    joinsAfter: (player: number) => readonly number[],
  ): Precedence {
    const known = new Map<number, Set<number> | 'open'>();
    const allBefore = (player: number): Set<number> => {
      const found = known.get(player);
      if (found === 'open') throw new Error('players that can join only after each other');
      if (found !== undefined) return found;
      known.set(player, 'open');
      const all = new Set<number>();
      for (const one of joinsAfter(player)) {
        all.add(one);
        for (const further of allBefore(one)) all.add(further);
      }
      known.set(player, all);
      return all;
    };
    const positionOf = new Map(counted.map((player, position) => [player, position]));
    return new Precedence(
      counted.map((player) => {
        const positions = [...allBefore(player)].map((one) => positionOf.get(one));
        return new Set(positions.filter((position) => position !== undefined));
      }),
    );
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
