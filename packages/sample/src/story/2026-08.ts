import type { Happening } from './happening.ts';

/** Wave 2 moves, wave 3 is tested. */
export const august: readonly Happening[] = [];
