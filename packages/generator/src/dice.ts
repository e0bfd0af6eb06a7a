import { SeededRandom } from '@throughline/engine';

/**
 * Chance with one stream per purpose, so that switching one feature off leaves the others as they are.
 * Whole numbers only: the same plan on every platform.
 */
export class Dice {
  private readonly random: SeededRandom;

  constructor(seed: number, purpose: string) {
    let mixed = seed | 0;
    for (let k = 0; k < purpose.length; k++) {
      mixed = Math.imul(mixed ^ purpose.charCodeAt(k), 0x0100_0193);
    }
    this.random = new SeededRandom(mixed);
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.random.below(most - least + 1);
  }

  /** True so many times in a thousand. */
  perMille(times: number): boolean {
    return this.random.below(1000) < times;
  }

  oneOf<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)] as T;
  }

  /** By weights that need not sum to anything. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let at = this.random.below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, choice] of choices) {
      if (at < weight) return choice;
      at -= weight;
    }
    throw new Error('no choices');
  }

  /** 32 bits. */
  bits(): number {
    return this.random.next();
  }
}
