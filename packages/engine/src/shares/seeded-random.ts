/**
 * xoshiro128** (Blackman and Vigna 2018), its state filled by SplitMix32 from one 32-bit seed.
 * Only 32-bit integer operations, so that a seed gives the same numbers on every platform.
 */
export class SeededRandom {
  private readonly state = new Uint32Array(4);

  /** `seed`: any integer; its low 32 bits count. */
  constructor(seed: number) {
    let at = seed | 0;
    for (let k = 0; k < 4; k++) {
      at = (at + 0x9e37_79b9) | 0;
      let mixed = Math.imul(at ^ (at >>> 16), 0x21f0_aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
      this.state[k] = mixed ^ (mixed >>> 15);
    }
  }

  /** The next of 2^32 equally likely numbers. */
  next(): number {
    const state = this.state;
    const [a, b, c, d] = [
      state[0] as number,
      state[1] as number,
      state[2] as number,
      state[3] as number,
    ];
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const mixedC = c ^ a;
    const mixedD = d ^ b;
    state[1] = b ^ mixedC;
    state[0] = a ^ mixedD;
    state[2] = mixedC ^ (b << 9);
    state[3] = rotated(mixedD, 11);
    return scrambled;
  }

  /** One of `count` equally likely numbers from 0; count from 1 to 2^32. */
  below(count: number): number {
    // What lies past the last whole multiple would make the small numbers likelier.
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % count);
    for (;;) {
      const drawn = this.next();
      if (drawn < limit) return drawn % count;
    }
  }

  /** Brings a list into one of its orders, each as likely as any other (Fisher and Yates). */
  shuffle(list: { [index: number]: number; readonly length: number }): void {
    for (let last = list.length - 1; last > 0; last--) {
      const chosen = this.below(last + 1);
      const kept = list[last] as number;
      list[last] = list[chosen] as number;
      list[chosen] = kept;
    }
  }
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
