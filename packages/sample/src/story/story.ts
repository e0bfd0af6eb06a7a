import type { LocalDate } from '@throughline/model';
import type { Programme } from '../programme/programme.ts';
import { type News, type Silence, weeklyUpdate } from '../programme/week.ts';
import { january } from './2026-01.ts';
import { february } from './2026-02.ts';
import { march } from './2026-03.ts';
import { april } from './2026-04.ts';
import { may } from './2026-05.ts';
import { june } from './2026-06.ts';
import { july } from './2026-07.ts';
import { august } from './2026-08.ts';
import { september } from './2026-09.ts';
import { october } from './2026-10.ts';
import { november } from './2026-11.ts';
import { FRIDAYS } from './fridays.ts';
import type { Happening } from './happening.ts';

/** All that happened, in the order in which it did. */
export const STORY: readonly Happening[] = [
  ...january,
  ...february,
  ...march,
  ...april,
  ...may,
  ...june,
  ...july,
  ...august,
  ...september,
  ...october,
  ...november,
].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Day by day what happened, and every Friday how far the work is. */
export function tell(
  programme: Programme,
  until: LocalDate = FRIDAYS.at(-1) ?? '',
  story: readonly Happening[] = STORY,
): void {
  const silences = new Map<string, Silence>();
  let told = 0;
  for (const friday of FRIDAYS) {
    if (friday > until) return;
    const news: News[] = [];
    for (; told < story.length; told++) {
      const happening = story[told];
      if (happening === undefined || happening.on > friday) break;
      if ('news' in happening) news.push(happening.news);
      else if ('silence' in happening) silences.set(happening.silence.task, happening.silence);
      else if ('heardOf' in happening) silences.delete(happening.heardOf);
      else {
        programme.on(happening.on);
        happening.does(programme);
      }
    }
    weeklyUpdate(programme, friday, news, [...silences.values()]);
  }
}
