import type { SourceFacts } from '../source-facts.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Looks at all files at once, because a circle belongs to no single one. */
export type Rule = (files: readonly SourceFacts[]) => readonly Violation[];
