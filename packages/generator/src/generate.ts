import {
  dayNumber,
  MINUTES_PER_DAY,
  type NetworkInput,
  type ScheduleOptions,
} from '@throughline/engine';
import type { PlanRecord } from '@throughline/model';
import { addImposed } from './constraints.ts';
import { Dice } from './dice.ts';
import type { Draft } from './draft.ts';
import { addLengths } from './lengths.ts';
import { linksOf } from './links.ts';
import { networkInput, scheduleOptions } from './network-input.ts';
import { type GeneratorOptions, settingsOf } from './options.ts';
import { outline } from './outline.ts';
import { addP6 } from './p6.ts';
import { plannedDates, setBaseline } from './planned-dates.ts';
import { addProgress } from './progress.ts';
import { planRecords } from './records.ts';

export interface GeneratedNetwork {
  readonly input: NetworkInput;
  readonly options: ScheduleOptions;
}

/** A realistic plan as the engine takes it: activities in outline order. */
export function generateNetwork(options: GeneratorOptions): GeneratedNetwork {
  const draft = draftPlan(options);
  return { input: networkInput(draft), options: scheduleOptions(draft) };
}

/** The same plan as records; computed, they give the same network. */
export function generateRecords(options: GeneratorOptions): PlanRecord[] {
  return planRecords(draftPlan(options));
}

function draftPlan(options: GeneratorOptions): Draft {
  const settings = settingsOf(options);
  const dice = new Dice(settings.seed, 'programme');
  const year = dice.between(2022, 2027);
  const parts = outline(settings, year);
  // A Monday morning of the first half-year.
  const day = dayNumber(year, 1, 1) + dice.between(3, 180);
  const start = (day - (day % 7)) * MINUTES_PER_DAY + 480;
  const draft: Draft = { settings, start, ...parts, links: linksOf(parts.tasks, settings) };
  addLengths(draft);
  if (settings.rules === 'p6') addP6(draft);
  const dates = plannedDates(draft);
  setBaseline(draft, dates);
  addProgress(draft, dates);
  addImposed(draft, dates);
  return draft;
}
