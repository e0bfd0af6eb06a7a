import { History } from '@throughline/model';

/** The whole programme, from its first edit to its latest. The same bytes every time. */
export function sampleProgramme(): History {
  return new History();
}
