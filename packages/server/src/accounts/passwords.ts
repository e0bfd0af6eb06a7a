import { hash, verify } from '@node-rs/argon2';
import { Fault } from '../fault.ts';

/**
 * What a guess at a password costs: argon2id at the least that OWASP asks for (Password Storage Cheat
 * Sheet, read in November 2026). Raise it and passwords are hashed anew as people sign in.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** 19 MiB each: a flood of sign-ins waits, and a larger one is turned away. */
const AT_ONCE = 2;
const WAITING_AT_MOST = 64;

/** Hashes and checks passwords, a few at a time. */
export class Passwords {
  /** So many were hashed or checked. */
  count = 0;
  #running = 0;
  #decoy: string | undefined;
  readonly #waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normal(password), COST));
  }

  /** Whether it is right. For an account that is not there (null) it is as much work, and never right. */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const against = stored ?? (await this.#somebodys());
    const right = await this.#inTurn(() => verify(against, normal(password)));
    return right && stored !== null;
  }

  /** Whether it was hashed at a cost that is no longer enough. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(PRESENT);
  }

  async #somebodys(): Promise<string> {
    this.#decoy ??= await hash('nobody has this password', COST);
    return this.#decoy;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= WAITING_AT_MOST) {
        throw new Fault('too-many-requests', { retryAfterSeconds: 5 });
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    this.count++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn is handed on, so that nobody who comes in between takes it too.
      if (next === undefined) this.#running--;
      else next();
    }
  }
}

/** Those of this process: the limit protects its memory. */
export const passwords = new Passwords();

/** However a keyboard composes its characters, it is the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
