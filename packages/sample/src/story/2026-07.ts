import { event, type Happening, late } from './happening.ts';

/** Vendor B is fifteen days late with the array; eleven of them nobody will notice. */
export const july: readonly Happening[] = [
  event('2026-07-23', 'hugo', 'array', 'Tessaly’s array 15 days late', 'supplier', {
    responsible: 'Tessaly',
    notes:
      'A controller is on allocation. The index is converted meanwhile, which hides eleven days.',
  }),
  late('2026-07-24', 'st.build', 15, { event: 'array' }),

  // The small things, of which every month has some.
  late('2026-07-03', 'w2.supplier-portal.test', 1),
  late('2026-07-03', 'w2.maintenance-planner.test', -1),
  late('2026-07-24', 'w3.claims-portal.redesign', 3, { cause: 'estimate' }),
  late('2026-07-24', 'w3.contact-desktop.replicate', 1),
  late('2026-07-31', 'w3.contact-desktop.test', -1),
  late('2026-07-31', 'w3.call-recording.prepare', 1),
  late('2026-07-31', 'w3.mail-campaigns.prepare', 1),
  late('2026-07-31', 'w4.plan', -1),
];
