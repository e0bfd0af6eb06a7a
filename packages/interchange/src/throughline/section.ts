import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import type { BranchHead } from './branch-line.ts';
import type { Chain } from './chain.ts';
import { parseChange } from './change-line.ts';
import { fault } from './fault.ts';
import type { Line } from './lines.ts';
import type { Sha256 } from './throughline-file.ts';

/** The log, or one branch: lines of changes that belong together. */
export class Section {
  /** The first thing that is wrong in it. After that nothing of it is taken. */
  fault: ReadRefusal | undefined;
  /** Lines of it that were not taken. */
  untaken = 0;

  constructor(
    /** Where it begins. */
    readonly line: number,
    readonly chain: Chain,
    /** Of a branch. */
    readonly head?: BranchHead,
  ) {}

  /** Adds the change of this line, or says why it cannot. */
  take(line: Line, sha256: Sha256): ReadRefusal | undefined {
    if (this.fault !== undefined) return this.spoil(this.fault);
    const change = parseChange(line, sha256, this.head?.meta.id);
    const problem = isReadRefusal(change) ? change : this.chain.add(change, line.number);
    return problem === undefined ? undefined : this.spoil(problem);
  }

  /** A line of it cannot be read. */
  spoil(problem: ReadRefusal): ReadRefusal {
    this.fault ??= problem;
    this.untaken++;
    return problem;
  }

  /** What is wrong with where it ends, which is before this line. */
  close(line: number): ReadRefusal | undefined {
    if (this.fault !== undefined) return undefined;
    this.fault = this.chain.endFault(line) ?? this.#countFault(line);
    return this.fault;
  }

  #countFault(line: number): ReadRefusal | undefined {
    const { length: found } = this.chain.changes;
    if (this.head === undefined || this.head.count === found) return undefined;
    const { id } = this.head.meta;
    return fault('throughline-branch-count', line, { id, stated: this.head.count, found });
  }
}
