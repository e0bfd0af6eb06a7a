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
      const key = keyOf(definitions, index, versionOf);
      const known = this.calendarByKey.get(key);
      if (known === undefined) this.calendarByKey.set(key, calendar);
      return known ?? calendar;
    });
  }
}

function keyOf(
  definitions: readonly CalendarDefinition[],
  index: number,
  versionOf: (index: number) => string,
): string {
  let key = '';
  for (const first of [index, definitions[index]?.intersectedWith]) {
    for (let at = first; at !== undefined; at = definitions[at]?.base) {
      key += `${at}:${versionOf(at)} `;
    }
    key += '/';
  }
  return key;
}
