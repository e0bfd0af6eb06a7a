import {
  type LinkRecord,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  Records,
} from '@throughline/model';
import { LossList } from '../loss-list.ts';
import type { Loss, StoredDates } from '../read-outcome.ts';
import type { LossCode } from '../words/index.ts';
import { XmlWriter } from '../xml/index.ts';
import { PlanCalendars } from './splits.ts';
import { assignRows, assignUids } from './uids.ts';
import { writeAssignments } from './write-assignments.ts';
import { writeCalendars } from './write-calendars.ts';
import { baselinesByTask, fixedCostsByTask } from './write-costs.ts';
import { WrittenCustomFields } from './write-custom-fields.ts';
import { writeHeader } from './write-header.ts';
import { writeResources } from './write-resources.ts';
import { writeTask } from './write-tasks.ts';
import { placeOf, type WrittenPlan } from './written-plan.ts';

const NAMESPACE = ' xmlns="http://schemas.microsoft.com/project"';

export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** What the records say and the file does not. */
  readonly losses: readonly Loss[];
}

/**
 * Writes a plan as MS Project's XML, elements in the order of its schema.
 * @param plan records that refer only to each other (`checkReferences`), with one project record
 * @param dates what to write as computed, by task; the project's finish by the project's id.
 *   Without them MS Project computes on opening; only interruptions of tasks need them.
 */
export function writeMspdi(
  plan: Iterable<PlanRecord>,
  dates: ReadonlyMap<RecordId, StoredDates> = new Map(),
): WrittenFile {
  const records = new Records(plan);
  const losses = new LossList();
  const xml = new XmlWriter();
  const custom = new WrittenCustomFields(records.all('custom-field'), losses);
  // Task 0 is the project's own row.
  const uids = new Map([
    ...assignUids(records.all('calendar'), 0),
    ...assignUids(
      [...records.outline()].map(({ task }) => task),
      1,
    ),
    ...assignUids(records.all('resource'), 0),
    ...assignUids(records.all('assignment'), 0),
  ]);
  const written: WrittenPlan = { xml, records, dates, losses, custom, uids };
  let compiled: PlanCalendars | undefined;
  const calendars = () => {
    compiled ??= PlanCalendars.of(records);
    return compiled;
  };

  xml.element(
    'Project',
    () => {
      writeHeader(written);
      custom.writeDefinitions(xml);
      writeCalendars(written);
      writeTasks(written);
      writeResources(written, assignRows([...records.all('resource')]));
      writeAssignments(written, calendars);
    },
    NAMESPACE,
  );
  countElsewhere(written);
  if (xml.replaced > 0) losses.add('characters-replaced', undefined, {}, xml.replaced);
  return { bytes: xml.bytes(), losses: losses.list() };
}

function writeTasks(plan: WrittenPlan): void {
  const { xml, records } = plan;
  const outline = [...records.outline()];
  const rows = assignRows(outline.map(({ task }) => task));
  const links = linksBySuccessor(records);
  const costs = fixedCostsByTask(plan);
  const baselines = baselinesByTask(plan);
  const places: number[] = [];
  xml.element('Tasks', () => {
    xml.element('Task', () => writeProjectSummary(plan));
    for (const { task, depth } of outline) {
      places.length = Math.min(places.length, depth + 1);
      places[depth] = (places[depth] ?? 0) + 1;
      const parts = {
        row: rows.get(task.id) as number,
        level: depth + 1,
        outlineNumber: places.join('.'),
        isSummary: records.children(task.id).length > 0,
        links: links.get(task.id) ?? [],
        fixedCost: costs.get(task.id),
        baselines: baselines.get(task.id) ?? [],
      };
      xml.element('Task', () => writeTask(task, parts, plan));
    }
  });
}

/** MS Project's own row for the whole, which carries the project's notes. */
function writeProjectSummary({ xml, records: { project } }: WrittenPlan): void {
  xml.leaf('UID', 0);
  xml.leaf('ID', 0);
  xml.leaf('Name', project.title ?? project.name);
  xml.leaf('Type', 1);
  xml.leaf('IsNull', 0);
  xml.leaf('WBS', '0');
  xml.leaf('OutlineNumber', '0');
  xml.leaf('OutlineLevel', 0);
  xml.leaf('Priority', 500);
  xml.leaf('Summary', 1);
  xml.leaf('Notes', project.notes);
}

function linksBySuccessor(records: Records): Map<RecordId, LinkRecord[]> {
  const links = new Map<RecordId, LinkRecord[]>();
  for (const link of records.all('link')) {
    const known = links.get(link.to);
    if (known === undefined) links.set(link.to, [link]);
    else known.push(link);
  }
  return links;
}

const KINDS_WITH_CUSTOM: ReadonlySet<string> = new Set(['task', 'resource', 'assignment']);
const KINDS_WITH_NOTES: ReadonlySet<string> = new Set([
  ...KINDS_WITH_CUSTOM,
  'project',
  'fixed-cost',
]);

/** Kinds that MS Project has nothing for. */
const UNWRITTEN: Partial<Record<RecordKind, LossCode>> = {
  promise: 'promise-unwritten',
  event: 'event-unwritten',
  explanation: 'explanation-unwritten',
  'budget-line': 'budget-line-unwritten',
};

/** What any kind of record may have and most have no place for. */
function countElsewhere({ records, losses }: WrittenPlan): void {
  for (const record of records) {
    const where = placeOf(record);
    const unwritten = UNWRITTEN[record.kind];
    if (unwritten !== undefined) losses.add(unwritten, where);
    if (record.audience !== 'internal') losses.add('audience-unwritten', where);
    const custom = Object.keys(record.custom ?? {}).length;
    if (custom > 0 && !KINDS_WITH_CUSTOM.has(record.kind)) {
      losses.add('custom-value-elsewhere', where, {}, custom);
    }
    if (record.notes !== undefined && !KINDS_WITH_NOTES.has(record.kind)) {
      losses.add('notes-elsewhere', where);
    }
    for (const system of Object.keys(record.keys ?? {})) {
      if (!system.startsWith('ms-project.')) losses.add('other-keys', where);
    }
  }
}
