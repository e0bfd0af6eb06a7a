/**
 * One byte per player, 1 for those in it. What a value function is given stands only for the call:
 * it is changed in place afterwards.
 */
export type Coalition = Uint8Array;

/** What a coalition comes to; undefined when it has no value, such as a plan that cannot be dated. */
export type ValueFunction = (coalition: Coalition) => number | undefined;

/** SHR-6: the players that count, the values already asked for, and how many had none. */
export class Coalitions {
  /** All players; those dropped as dummies are never set. */
  private readonly coalition: Coalition;
  private readonly valueByKey = new Map<string, number | undefined>();
  evaluations = 0;
  /** Distinct coalitions without a value. */
  withoutValue = 0;

  constructor(
    players: number,
    /** Players by their index, without the dropped ones. */
    readonly counted: readonly number[],
    private readonly value: ValueFunction,
  ) {
    this.coalition = new Uint8Array(players);
  }

  set(position: number, isIn: boolean): void {
    this.coalition[this.counted[position] as number] = isIn ? 1 : 0;
  }

  clear(): void {
    this.coalition.fill(0);
  }

  /** The value of the players set, asked for once per coalition. */
  current(): number | undefined {
    const key = this.key();
    if (this.valueByKey.has(key)) return this.valueByKey.get(key);
    const found = this.evaluate();
    this.valueByKey.set(key, found);
    return found;
  }

  /** The value with the dropped players in as well. */
  withEverybody(): number | undefined {
    return this.value(new Uint8Array(this.coalition.length).fill(1));
  }

  private evaluate(): number | undefined {
    this.evaluations++;
    const found = this.value(this.coalition);
    if (found === undefined) this.withoutValue++;
    else if (!Number.isFinite(found)) throw new RangeError(`a coalition is worth ${found}`);
    return found;
  }

  /** Sixteen players a character. */
  private key(): string {
    const { coalition, counted } = this;
    let key = '';
    for (let first = 0; first < counted.length; first += 16) {
      const end = Math.min(first + 16, counted.length);
      let bits = 0;
      for (let position = first; position < end; position++) {
        bits = (bits << 1) | (coalition[counted[position] as number] as number);
      }
      key += String.fromCharCode(bits);
    }
    return key;
  }
}
