import { type CalendarRecord, derivedId, type RecordId, Weekday } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import { AUDIENCE_OF_IMPORTS, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import type { CalendarDraft } from './read-calendar.ts';
import { STANDARD_DAY } from './working-times.ts';

export interface Calendars {
  readonly records: readonly CalendarRecord[];
  readonly projectCalendarId: RecordId;
  /** UIDs that are gone are not in it. */
  readonly idByUid: ReadonlyMap<string, RecordId>;
}

/**
 * The file's calendars with their bases; every one can be scheduled on. Bases that are missing or go in
 * a circle are taken away, calendars that never work are left out: what referred to them uses the
 * project's. The project's own must work.
 */
export function assembleCalendars(
  drafts: ReadonlyMap<string, CalendarDraft>,
  projectUid: string | undefined,
  losses: LossList,
): Calendars | ReadRefusal {
  const baseByUid = bases(drafts, projectUid, losses);
  const works = (uid: string): boolean => {
    for (let at: string | undefined = uid; at !== undefined; at = baseByUid.get(at)) {
      if (everWorks(drafts.get(at)?.record as CalendarRecord)) return true;
    }
    return false;
  };

  const kept = [...drafts.values()].filter((draft) => {
    if (works(draft.uid)) return true;
    losses.add('calendar-never-works', () => placeOf(draft));
    return false;
  });
  const asked = projectUid === undefined ? undefined : drafts.get(projectUid);
  if (asked !== undefined && !kept.includes(asked)) {
    const at = { line: asked.line, record: placeOf(asked) };
    return readRefusal('project-calendar-never-works', { calendar: asked.record.name }, { at });
  }
  const project = asked ?? kept.find(({ record }) => !record.resourceCalendar) ?? kept[0];
  if (project === undefined) {
    losses.add('calendar-assumed');
    const assumed = assumedCalendar();
    return { records: [assumed], projectCalendarId: assumed.id, idByUid: new Map() };
  }
  if (asked === undefined) losses.add('reference-dangling', 'project', { field: 'CalendarUID' });

  const idByUid = new Map(kept.map(({ uid, record }) => [uid, record.id]));
  const records = kept.map(({ uid, record }) => {
    const baseId = idByUid.get(baseByUid.get(uid) ?? '');
    return baseId === undefined ? record : { ...record, baseId };
  });
  return { records, projectCalendarId: project.record.id, idByUid };
}

/** Each calendar's base that is there and does not lead back to it. */
function bases(
  drafts: ReadonlyMap<string, CalendarDraft>,
  projectUid: string | undefined,
  losses: LossList,
): Map<string, string> {
  const baseByUid = new Map<string, string>();
  for (const draft of drafts.values()) {
    const { uid, baseUid } = draft;
    if (baseUid === undefined) continue;
    if (drafts.has(baseUid)) {
      baseByUid.set(uid, baseUid);
      continue;
    }
    losses.add('reference-dangling', () => placeOf(draft), { field: 'BaseCalendarUID' });
    if (draft.record.resourceCalendar && projectUid !== undefined && drafts.has(projectUid)) {
      if (uid !== projectUid) baseByUid.set(uid, projectUid);
    }
  }
  for (const uid of drafts.keys()) {
    const seen = new Set<string>();
    for (let at: string | undefined = uid; at !== undefined; at = baseByUid.get(at)) {
      if (seen.has(at)) {
        losses.add('calendar-base-removed', () =>
          placeOf(drafts.get(at as string) as CalendarDraft),
        );
        baseByUid.delete(at);
        break;
      }
      seen.add(at);
    }
  }
  return baseByUid;
}

function everWorks({ week, workWeeks, exceptions }: CalendarRecord): boolean {
  return (
    Object.values(week).some((ranges) => ranges.length > 0) ||
    Object.values(workWeeks).some((one) =>
      Object.values(one.week).some(({ length }) => length > 0),
    ) ||
    Object.values(exceptions).some(({ ranges }) => ranges.length > 0)
  );
}

function placeOf({ uid, record }: CalendarDraft): string {
  return `calendar ${uid} ${record.name}`;
}

function assumedCalendar(): CalendarRecord {
  return {
    id: derivedId('ms-project', 'calendar', 'assumed'),
    kind: 'calendar',
    audience: AUDIENCE_OF_IMPORTS,
    name: 'Standard',
    week: Object.fromEntries(Weekday.options.map((day, i) => [day, i < 5 ? STANDARD_DAY : []])),
    exceptions: {},
    workWeeks: {},
  };
}
