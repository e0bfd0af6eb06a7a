import { type Happening, late } from './happening.ts';

/** The pilot is live. Its load says how large the archive's array has to be. */
export const june: readonly Happening[] = [late('2026-06-12', 'pilot.hypercare', 1)];
