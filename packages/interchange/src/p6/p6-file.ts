import type { Range, Weekday } from '@throughline/model';
import type { Format } from '../read-outcome.ts';
import type { P6Field, P6Kind } from './p6-fields.ts';
import type { P6Object, P6Objects } from './p6-object.ts';
import type { Unread } from './unread.ts';

/** What an XER and a PMXML file have in common, before any of it is understood. */
export interface P6File {
  readonly dialect: Dialect;
  /** ISO code or whatever the file calls its currency. */
  readonly currency?: string;
  /** Calendars, resources, dictionaries: what belongs to no project, or is named by id alone. */
  readonly everywhere: P6Objects;
  readonly calendars: readonly P6Calendar[];
  /** What no record will hold, by the project it belongs to. */
  readonly unread: Unread;
  /** In the order of the file. */
  readonly projects: readonly P6Project[];
}

/** How a format says things that the other says otherwise. */
export interface Dialect {
  readonly format: Extract<Format, 'xer' | 'pmxml'>;
  /** What 100 % is: 100, or 1. */
  readonly wholePercent: 100 | 1;
  /** What the file calls this field: `TASK.task_code`, `Activity.Id`. */
  fieldName<K extends P6Kind>(kind: K, field: P6Field<K>): string;
  /** What the file calls objects of this kind: `TASK`, `Activity`. */
  kindName(kind: P6Kind): string;
}

export interface P6Project {
  /** `external`: only named, because tasks of others are linked to it. */
  readonly role: 'project' | 'baseline' | 'external';
  readonly object: P6Object<'Project'>;
  readonly objects: P6Objects;
  /** By which `unread` knows it. */
  readonly key: string;
}

export interface P6Calendar {
  readonly object: P6Object<'Calendar'>;
  /** Undefined: the file's data for it could not be read. */
  readonly data: CalendarData | undefined;
}

/** Ranges as the file has them: in any order, perhaps overlapping. */
export interface CalendarData {
  readonly week: ReadonlyMap<Weekday, readonly Range[]>;
  /** By day, `YYYY-MM-DD`. */
  readonly exceptions: ReadonlyMap<string, readonly Range[]>;
  /** Ranges without a beginning or an end, and days that are none. */
  readonly unreadable: number;
}
