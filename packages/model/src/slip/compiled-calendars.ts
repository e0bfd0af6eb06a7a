import {
  type CalendarDefinition,
  type CalendarFault,
  compileCalendars,
  type WorkingCalendar,
} from '@throughline/engine';

/** Compiled calendars kept by the versions they are made of: coming back to one costs nothing. */
export class CompiledCalendars {
  private readonly calendarByKey = new Map<string, WorkingCalendar>();

  /** `versionOf`: what tells the states of one definition apart, by its index. */
  compile(
    definitions: readonly CalendarDefinition[],
    versionOf: (index: number) => string,
  ): readonly WorkingCalendar[] | CalendarFault {
    const compiled = compileCalendars(definitions);
    if (!Array.isArray(compiled)) return compiled;
    return compiled.map((calendar, index) => {
      const key = madeOf(definitions, index)
        .map((one) => `${one}:${versionOf(one)}`)
        .join(' ');
      const known = this.calendarByKey.get(key);
      if (known === undefined) this.calendarByKey.set(key, calendar);
      return known ?? calendar;
    });
  }
}

/** A definition, its bases, and those of the calendar it shares its time with, by their indexes. */
export function madeOf(definitions: readonly CalendarDefinition[], index: number): number[] {
  const found: number[] = [];
  for (const first of [index, definitions[index]?.intersectedWith]) {
    for (let at = first; at !== undefined && at >= 0; at = definitions[at]?.base) {
      // Bases that go round are a fault of the plan, found when they are compiled.
      if (found.length > definitions.length * 2) return found;
      found.push(at);
    }
  }
  return found;
}
