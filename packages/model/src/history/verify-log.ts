import { canonicalJson } from '../plan/index.ts';
import type { LogFault, LogFaultCode } from '../words/index.ts';
import type { Change, ChangeMeta, Hash } from './change.ts';
import { GENESIS_HASH, metaText, sha256Of } from './hash-chain.ts';

export interface LogReport {
  /** The last change that was found in order, and its hash. */
  readonly head: number;
  readonly headHash: Hash;
  /** The changes of which something was erased: their place is proved, what they did is not. */
  readonly erased: readonly number[];
  /** The first fault. What comes after it was not looked at. */
  readonly fault?: LogFault;
}

export interface LogBounds {
  /** What the log goes on from: a branch, from its base. Absent: it begins with change 1. */
  readonly from?: { readonly seq: number; readonly hash: Hash };
  /** How it is known to end: without it nobody can see that the last changes are gone. */
  readonly end?: { readonly seq: number; readonly hash: Hash };
  /** A faster SHA-256, in hexadecimal, of the text in UTF-8. */
  readonly sha256?: (text: string) => string;
}

/** What an erased text is overwritten with. */
export const ERASED = '[erased]';

/** Whether the log is what was written, change by change; the first fault where it is not (HIS-14). */
export function verifyLog(changes: Iterable<Change>, bounds: LogBounds = {}): LogReport {
  const check = new LogCheck(bounds);
  const rest = changes[Symbol.iterator]();
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    const code = check.take(next.value);
    if (code === undefined) continue;
    return check.report(code === 'removed' ? missing(check.head + 1, rest) : code);
  }
  return check.report(check.endFault(bounds.end));
}

/** The same change by change, for whoever reads a log piece by piece. */
export class LogCheck {
  /** The seq of the last change that was found in order. */
  head: number;
  readonly #sha256: (text: string) => string;
  readonly #editIds = new Set<string>();
  readonly #erased: number[] = [];
  #headHash: Hash;
  #at = '';
  #open: ChangeMeta['group'];

  constructor({ from, sha256 = sha256Of }: LogBounds) {
    this.head = from?.seq ?? 0;
    this.#headHash = from?.hash ?? GENESIS_HASH;
    this.#sha256 = sha256;
  }

  /** The hash of that change. */
  get headHash(): Hash {
    return this.#headHash;
  }

  report(code: LogFaultCode | undefined): LogReport {
    const fault = code === undefined ? {} : { fault: { code, seq: this.head + 1 } };
    return { head: this.head, headHash: this.#headHash, erased: this.#erased, ...fault };
  }

  /** What is wrong with the next change: nothing after it may be taken then. `removed` may be `reordered`. */
  take(change: Change): LogFaultCode | undefined {
    const code = this.#metaFault(change) ?? this.#placeFault(change) ?? this.#payloadFault(change);
    if (code !== undefined) return code;
    if (change.salt === undefined) this.#erased.push(change.seq);
    this.#editIds.add(change.editId);
    this.#at = change.at;
    this.head = change.seq;
    this.#headHash = change.hash;
    const { group } = change;
    this.#open = group !== undefined && group.index + 1 < group.count ? group : undefined;
    return undefined;
  }

  /** What is wrong where the log ends here. */
  endFault(end: LogBounds['end']): LogFaultCode | undefined {
    if (this.#open !== undefined) return 'group-cut-short';
    if (end === undefined) return undefined;
    if (this.head === end.seq && this.#headHash === end.hash) return undefined;
    return this.head < end.seq ? 'end-missing' : 'chain-broken';
  }

  #metaFault(change: Change): LogFaultCode | undefined {
    if (typeof change !== 'object' || change === null) return 'altered';
    for (const key of Object.keys(change)) if (!KEYS.has(key)) return 'altered';
    return this.#sha256(metaText(change)) === change.hash ? undefined : 'altered';
  }

  #placeFault({ seq, previousHash, at, group, editId }: Change): LogFaultCode | undefined {
    if (seq !== this.head + 1) return seq > this.head ? 'removed' : 'duplicated';
    if (previousHash !== this.#headHash) return 'chain-broken';
    if (at < this.#at) return 'time-goes-back';
    if (this.#editIds.has(editId)) return 'edit-id-twice';
    const open = this.#open;
    if (open === undefined) {
      return group === undefined || group.index === 0 ? undefined : 'group-broken';
    }
    const goesOn =
      group?.id === open.id &&
      group.count === open.count &&
      group.index === open.index + 1 &&
      at === this.#at;
    return goesOn ? undefined : 'group-broken';
  }

  /** Most payloads were read from canonical text and are written back as it was; others are put in order. */
  #payloadFault(change: Change): LogFaultCode | undefined {
    const { salt, payloadHash, stored } = change;
    const payload = { diff: (stored ?? change).diff, edit: (stored ?? change).edit };
    const text = JSON.stringify(payload);
    if (salt === undefined) return text.includes(ERASED) ? undefined : 'salt-missing';
    if (this.#sha256(salt + text) === payloadHash) return undefined;
    const canonical = canonicalTextOf(payload);
    const isWhole = canonical !== undefined && this.#sha256(salt + canonical) === payloadHash;
    return isWhole ? undefined : 'payload-altered';
  }
}

/** Everything that a change may say. */
const KEYS: ReadonlySet<string> = new Set([
  'seq',
  'editId',
  'group',
  'at',
  'author',
  'via',
  'cause',
  'event',
  'changeRequest',
  'schema',
  'payloadHash',
  'previousHash',
  'hash',
  'edit',
  'diff',
  'salt',
  'stored',
] satisfies (keyof Change)[]);

/** A change that is not in its place stands further on, or nowhere. */
function missing(seq: number, rest: Iterator<Change>): LogFaultCode {
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    if (next.value?.seq === seq) return 'reordered';
  }
  return 'removed';
}

/** Undefined for what has none: half of a character, a number that is none. */
function canonicalTextOf(payload: unknown): string | undefined {
  try {
    return canonicalJson(payload);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
