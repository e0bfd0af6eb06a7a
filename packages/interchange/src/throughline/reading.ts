import { type Branch, type BranchMeta, GENESIS_HASH, History, Records } from '@throughline/model';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { BRANCH, type BranchHead, parseBranchHead } from './branch-line.ts';
import { Chain, emptyStart } from './chain.ts';
import { isChangeLine } from './change-line.ts';
import { END, type End, parseEnd } from './end-line.ts';
import { fault } from './fault.ts';
import { type Header, parseHeader } from './header-line.ts';
import type { Line } from './lines.ts';
import { Section } from './section.ts';
import type { Lost, ReadThroughline, Sha256 } from './throughline-file.ts';

/** A file while it is read, line by line. It goes on after a fault, for what is whole beyond it. */
export class Reading {
  readonly #bytes: Uint8Array;
  readonly #sha256: Sha256;
  #header: Header | undefined;
  readonly #log = new Section(2, new Chain(emptyStart(new Records())));
  readonly #branches: Section[] = [];
  /** Lines that began a branch which cannot be one. */
  readonly #unreadable: { line: number; name?: string }[] = [];
  /** What lines of changes belong to now; to nothing after a branch that cannot be one. */
  #section: Section | undefined = this.#log;
  #history: History | undefined;
  #end: End | undefined;
  #ended = false;
  #lines = 0;
  #fault: ReadRefusal | undefined;

  constructor(bytes: Uint8Array, sha256: Sha256) {
    this.#bytes = bytes;
    this.#sha256 = sha256;
  }

  /** Takes the next line, or says what is wrong with it. */
  take(line: Line | ReadRefusal): ReadRefusal | undefined {
    this.#lines++;
    const problem = isReadRefusal(line) ? this.#spoiled(line) : this.#taken(line);
    this.#fault ??= problem;
    return problem;
  }

  /** There are no more lines. */
  finish(): void {
    if (this.#ended) return;
    const problem = this.#section?.close(this.#lines + 1) ?? truncated(this.#lines + 1);
    this.#fault ??= problem;
  }

  /** The first thing that is wrong. */
  get fault(): ReadRefusal | undefined {
    return this.#fault;
  }

  /** Nothing was whole. */
  get isEmpty(): boolean {
    return this.#log.chain.whole.length === 0;
  }

  file(): ReadThroughline {
    const branches = this.#branches.filter((section) => section.fault === undefined);
    return {
      ...(this.#header ?? { people: {} }),
      history: this.#whole(),
      branches: branches.flatMap(branchOf),
      ...(this.#fault === undefined ? {} : { lost: this.#lost(this.#fault) }),
    };
  }

  #taken(line: Line): ReadRefusal | undefined {
    if (line.number === 1) return this.#takeHeader(line);
    if (this.#ended) return fault('throughline-after-end', line.number);
    if (isChangeLine(line)) return this.#section?.take(line, this.#sha256);
    if (line.text.startsWith(BRANCH)) return this.#takeBranch(line);
    if (line.text.startsWith(END)) return this.#takeEnd(line);
    const problem = 'it is no line of this format';
    return this.#spoiled(fault('throughline-line-damaged', line.number, { problem }));
  }

  #spoiled(problem: ReadRefusal): ReadRefusal {
    if (this.#ended) return fault('throughline-after-end', this.#lines);
    return this.#section?.spoil(problem) ?? problem;
  }

  #takeHeader(line: Line): ReadRefusal | undefined {
    const header = parseHeader(line);
    if (isReadRefusal(header)) return header;
    this.#header = header;
    return undefined;
  }

  #takeBranch(line: Line): ReadRefusal | undefined {
    const closing = this.#section?.close(line.number);
    this.#section = undefined;
    const head = parseBranchHead(line);
    if (isReadRefusal(head)) {
      this.#unreadable.push({ line: line.number });
      return closing ?? head;
    }
    const problem = this.#baseFault(head, line.number);
    if (problem !== undefined) {
      this.#unreadable.push({ line: line.number, name: head.meta.name });
      return closing ?? problem;
    }
    const { base, baseHash } = head.meta;
    const start = { seq: base, hash: baseHash, records: this.#whole().at(base) };
    this.#section = new Section(line.number, new Chain(start), head);
    this.#branches.push(this.#section);
    return closing;
  }

  #baseFault({ meta }: BranchHead, line: number): ReadRefusal | undefined {
    const { id, base, baseHash } = meta;
    if (this.#branches.some(({ head }) => head?.meta.id === id)) {
      return fault('throughline-branch-twice', line, { id });
    }
    const history = this.#whole();
    const last = history.changes[base - 1];
    const hash = base === 0 ? GENESIS_HASH : last?.hash;
    const endsGroup = last?.group === undefined || last.group.index === last.group.count - 1;
    return hash === baseHash && endsGroup
      ? undefined
      : fault('throughline-branch-base', line, { id, base });
  }

  #takeEnd(line: Line): ReadRefusal | undefined {
    const closing = this.#section?.close(line.number);
    const end = parseEnd(line);
    if (isReadRefusal(end)) return closing ?? end;
    this.#ended = true;
    this.#end = end;
    return closing ?? this.#endFault(end, line);
  }

  #endFault(end: End, line: Line): ReadRefusal | undefined {
    const { chain } = this.#log;
    const { length: found } = chain.changes;
    if (end.changes !== found) {
      return fault('throughline-end-count', line.number, { stated: end.changes, found });
    }
    if (end.hash !== chain.hash) return fault('throughline-end-hash', line.number);
    if (!sameHashes(end.branches, this.#branches)) {
      return fault('throughline-end-branches', line.number);
    }
    const sum = this.#sha256(this.#bytes.subarray(0, line.start));
    return sum === end.sha256 ? undefined : fault('throughline-altered', line.number);
  }

  /** The log up to its last whole group. */
  #whole(): History {
    const { chain } = this.#log;
    this.#history ??= History.replay(chain.whole, chain.state);
    return this.#history;
  }

  #lost(problem: ReadRefusal): Lost {
    const { chain, untaken } = this.#log;
    const whole = chain.whole.length;
    const changes = (this.#end?.changes ?? chain.changes.length + untaken) - whole;
    const broken = this.#branches.filter((section) => section.fault !== undefined);
    const branches = [
      ...this.#unreadable,
      ...broken.map(({ line, head }) => ({ line, ...nameOf(head?.meta) })),
    ];
    return {
      fault: problem,
      header: this.#header === undefined,
      changes: Math.max(0, changes),
      branches: branches.sort((a, b) => a.line - b.line),
    };
  }
}

function truncated(line: number): ReadRefusal {
  return fault('throughline-truncated', line);
}

function nameOf(meta: BranchMeta | undefined): { name?: string } {
  return meta === undefined ? {} : { name: meta.name };
}

function branchOf({ head, chain }: Section): Branch[] {
  return head === undefined ? [] : [{ ...head.meta, changes: chain.changes }];
}

function sameHashes(stated: End['branches'], sections: readonly Section[]): boolean {
  const found = sections.flatMap(({ head, chain }) => (head ? [[head.meta.id, chain.hash]] : []));
  const hashes = new Map(Object.entries(stated));
  return found.length === hashes.size && found.every(([id = '', hash]) => hashes.get(id) === hash);
}
