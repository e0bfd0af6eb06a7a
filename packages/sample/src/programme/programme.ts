import {
  type Accepted,
  type Branch,
  type Edit,
  explanationId,
  History,
  type Instant,
  instant,
  isRefusal,
  type LocalDate,
  type RecordId,
  type Refusal,
  type StatedCause,
  type Via,
} from '@throughline/model';
import { editId, idOf, personId, saltOf } from '../plan/ids.ts';
import { PEOPLE, PERSON_KEYS, type PersonKey } from '../plan/people.ts';

/** Who does something, when, and why it is said to be done. */
export interface Said {
  readonly by: PersonKey;
  /** Why, where somebody says so. */
  readonly cause?: StatedCause;
  /** The key of the event that it belongs to. */
  readonly event?: string;
  readonly via?: Via;
}

/** The programme as it is being written: its log, its branches, and what day it is. */
export class Programme {
  readonly history = new History();
  readonly branches = new Map<string, Branch>();
  /** The change that the story will come back to, by what it calls it. */
  readonly seqByMark = new Map<string, number>();
  #day: LocalDate = '2026-01-05';
  #minute = 0;
  #edits = 0;
  #salts = 0;

  /** Another day begins, at eight in the morning; what is said follows minute by minute. */
  on(day: LocalDate): void {
    if (day < this.#day) throw new Error(`${day} is before ${this.#day}`);
    if (day > this.#day) this.#minute = 0;
    this.#day = day;
  }

  get day(): LocalDate {
    return this.#day;
  }

  /** Edits that somebody makes at once. What the plan refuses is a fault of the story. */
  edit(said: Said, edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const accepted = this.history.submit(
      {
        ...this.authorship(said),
        base: this.history.head,
        edits: edits.map((edit) => ({ editId: this.nextEditId(), edit })),
      },
      this.salt,
    );
    accept(accepted, this.#day);
  }

  /** Why the last change of a record was made, said afterwards. */
  explain(said: Said, about: RecordId, cause: StatedCause): void {
    const { editId: of } = this.history.recordHistory(about).at(-1) ?? {};
    if (of === undefined) throw new Error(`nobody changed ${about}`);
    const id = explanationId(of, about);
    const record = {
      id,
      kind: 'explanation',
      audience: 'internal',
      editId: of,
      about,
      cause,
    } as const;
    this.edit(said, [{ kind: 'explanation.add', record }]);
  }

  /** What a change says of its author, a few minutes after the last one of the day. */
  authorship({ by, cause, event, via = 'web' }: Said) {
    return {
      at: this.now(),
      author: personId(by),
      via,
      ...(cause !== undefined && { cause }),
      ...(event !== undefined && { event: idOf('event', event) }),
    };
  }

  /** The moment, three minutes after the one before. The office is five hours behind the world's clock. */
  now(): Instant {
    const minutes = 13 * 60 + this.#minute;
    this.#minute += 3;
    const two = (value: number) => String(value).padStart(2, '0');
    return instant(`${this.#day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000Z`);
  }

  nextEditId() {
    this.#edits++;
    return editId(this.#edits);
  }

  readonly salt = (): string => {
    this.#salts++;
    return saltOf(this.#salts);
  };
}

/** The value, where it is no refusal. */
export function accept<T extends Accepted | object>(outcome: T | Refusal, what: string): T {
  if (isRefusal(outcome)) throw new Error(`${what}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Names by the opaque ids that the log knows its people by. */
export function peopleById(): Record<RecordId, { readonly name: string }> {
  return Object.fromEntries(PERSON_KEYS.map((key) => [personId(key), { name: PEOPLE[key].name }]));
}
