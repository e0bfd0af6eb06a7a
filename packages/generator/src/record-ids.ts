import { type RecordId, uuidV7 } from '@throughline/model';
import { Dice } from './dice.ts';

/** 2024-01-01, when every generated record was made; ids sort by their number within it. */
const MADE_AT = 1_704_067_200_000;

/** Ids by what they name and its number, the same for the same seed. */
export class RecordIds {
  private readonly known = new Map<string, RecordId>();
  private readonly dice: Dice;

  constructor(seed: number) {
    this.dice = new Dice(seed, 'ids');
  }

  of(what: string, number = 0): RecordId {
    const key = `${what} ${number}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(10);
    for (let k = 0; k < 10; k++) bytes[k] = this.dice.between(0, 255);
    const id = uuidV7(MADE_AT + this.known.size, bytes);
    this.known.set(key, id);
    return id;
  }
}
