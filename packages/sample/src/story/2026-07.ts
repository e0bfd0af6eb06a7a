import { event, type Happening, late } from './happening.ts';

/** Vendor B is fifteen days late with the array; eleven of them nobody will notice. */
export const july: readonly Happening[] = [
  event('2026-07-23', 'hugo', 'array', 'Tessaly’s array 15 days late', 'supplier', {
    responsible: 'Tessaly',
    notes:
      'A controller is on allocation. The index is converted meanwhile, which hides eleven days.',
  }),
  late('2026-07-24', 'st.build', 15, { event: 'array' }),
];
