import { PROMISES } from '../plan/promises.ts';
import { takesBaseline } from './baseline.ts';
import { edits, type Happening, late } from './happening.ts';
import { maps } from './mapping.ts';

/** Mobilising; notice is served on the lease; the business case is approved. */
export const january: readonly Happening[] = [
  // The lease ends on 30 June 2027. From now on that is a promise, and it has a price.
  edits('2026-01-14', 'paul', [{ kind: 'promise.add', record: PROMISES.vacant }]),
  late('2026-01-23', 'mob.contract-a', 2, { cause: 'decision or approval late' }),

  // Six weeks of mapping: after each, what was found is written down.
  maps('2026-01-09', ['pilot', 'w1']),
  maps('2026-01-16', ['w2']),
  maps('2026-01-23', ['w3']),
  maps('2026-01-30', ['w4']),

  // The board says yes: what the plan says today is what was agreed to.
  takesBaseline('2026-01-30', 'dana', 1, 'ruth'),
  edits('2026-01-30', 'dana', [
    { kind: 'promise.add', record: PROMISES.archive },
    { kind: 'promise.add', record: PROMISES.applications },
  ]),
];
