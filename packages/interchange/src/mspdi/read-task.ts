import {
  type BaselineTask,
  type Constraint,
  type ConstraintType,
  type Duration,
  derivedId,
  type Lag,
  type LinkType,
  type Money,
  type TaskRecord,
} from '@throughline/model';
import { AUDIENCE_OF_IMPORTS, type StoredDates } from '../read-outcome.ts';
import type { XmlElement } from '../xml/index.ts';
import { defined } from './defined.ts';
import { LINK, TASK } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import { Fields } from './fields.ts';
import { readBaseline } from './read-baseline.ts';
import { type CustomValueDraft, readCustomValues } from './read-custom-values.ts';
import { readDuration, readLag, readLevelingDelay } from './read-duration.ts';
import { readStored } from './read-stored.ts';
import { referredUid } from './referred-uid.ts';

/** A task's own fields, before its place in the outline and what it refers to are known. */
export type TaskFields = { -readonly [F in keyof Omit<TaskRecord, 'rank'>]: TaskRecord[F] };

export interface LinkDraft {
  readonly fromUid: string;
  readonly type: LinkType;
  readonly lag: Lag | undefined;
  readonly otherProject: boolean;
}

export interface TaskDraft {
  readonly uid: string;
  readonly line: number;
  readonly where: () => string;
  readonly record: TaskFields;
  readonly level: number;
  readonly wbs: string | undefined;
  readonly saysSummary: boolean;
  readonly calendarUid: string | undefined;
  /** Of the task as a row that has no children; a summary's is computed. */
  readonly duration: Duration | undefined;
  readonly links: readonly LinkDraft[];
  readonly fixedCost:
    | { readonly amount: Money; readonly accrual: 'start' | 'prorated' | 'end' }
    | undefined;
  readonly actualCost: Money | undefined;
  readonly baselines: readonly { readonly number: number; readonly values: BaselineTask }[];
  readonly custom: readonly CustomValueDraft[];
  readonly stored: StoredDates;
}

export function readTask(uid: string, fields: Fields): TaskDraft {
  const { element, where } = fields;
  countLeftOut(element, TASK, fields.file.losses, where);
  const manual = fields.flag('Manual');
  const duration =
    (manual ? readDuration(fields, 'ManualDuration', 'DurationFormat', 'Estimated') : undefined) ??
    readDuration(fields, 'Duration', 'DurationFormat', 'Estimated');
  const stored = readStored(fields);
  const id = fields.word('ID');
  const wbs = fields.text('WBS');
  return {
    uid,
    line: element.line,
    where,
    record: {
      id: derivedId('ms-project', 'task', uid),
      kind: 'task',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'ms-project.uid': uid, ...(id === undefined ? {} : { 'ms-project.id': id }) },
      name: fields.text('Name', 4000) ?? '',
      type: 'task',
      fixed: FIXED[fields.word('Type') ?? ''] ?? 'units',
      ...flags(fields),
      ...(manual ? manualDates(fields, stored) : {}),
      ...defined({ constraint: readConstraint(fields), deadline: fields.moment('Deadline') }),
      ...defined({ levelingDelay: readLevelingDelay(fields), priority: readPriority(fields) }),
      ...progress(fields, duration),
      ...texts(fields),
      ...(fields.flag('ExternalTask') ? { external: readExternal(fields, stored) } : {}),
    },
    level: outlineLevel(fields),
    wbs,
    saysSummary: fields.flag('Summary'),
    calendarUid: referredUid(fields, 'CalendarUID'),
    duration,
    links: readLinks(fields),
    fixedCost: readFixedCost(fields),
    actualCost: fields.cost('ActualCost'),
    baselines: element.all('Baseline').flatMap((one) => readBaseline(one, fields) ?? []),
    custom: readCustomValues(element),
    stored,
  };
}

const FIXED: Readonly<Record<string, TaskRecord['fixed']>> = {
  '0': 'units',
  '1': 'duration',
  '2': 'work',
};

function flags(fields: Fields): Partial<TaskFields> {
  return {
    ...(fields.flag('Milestone') ? { milestone: true } : {}),
    ...(fields.flag('Manual') ? { mode: 'manual' } : {}),
    ...(fields.word('Active') === undefined || fields.flag('Active') ? {} : { inactive: true }),
    ...(fields.flag('Recurring') ? { recurring: true } : {}),
    ...(fields.flag('IgnoreResourceCalendar') ? { ignoreResourceCalendars: true } : {}),
    ...(fields.flag('EffortDriven') ? { effortDriven: true } : {}),
  };
}

/** Older writers give a manual task its dates only where every task has them. */
function manualDates(fields: Fields, stored: StoredDates): Partial<TaskFields> {
  return defined({
    manualStart: fields.moment('ManualStart') ?? stored.start,
    manualFinish: fields.moment('ManualFinish') ?? stored.finish,
  });
}

function readExternal(fields: Fields, stored: StoredDates): NonNullable<TaskRecord['external']> {
  const project = fields.text('ExternalTaskProject');
  return defined({ project, start: stored.start, finish: stored.finish });
}

const CONSTRAINTS: readonly (ConstraintType | undefined)[] = [
  undefined,
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];

/** As soon as possible is no constraint; the date that MS Project leaves beside it says nothing. */
function readConstraint(fields: Fields): Constraint | undefined {
  const code = fields.whole('ConstraintType') ?? 0;
  const type = CONSTRAINTS[code];
  if (type === undefined) return code === 0 ? undefined : fields.unreadable('ConstraintType');
  if (type === 'as-late-as-possible') return { type };
  const date = fields.moment('ConstraintDate');
  if (date !== undefined) return { type, date };
  fields.file.losses.add('constraint-without-date', fields.where);
  return undefined;
}

/** 500 is what a task has that nobody gave a priority. */
function readPriority(fields: Fields): number | undefined {
  const priority = fields.whole('Priority');
  if (priority === undefined || priority === 500) return undefined;
  if (priority < 0 || priority > 1000) return fields.unreadable('Priority');
  return priority;
}

/** What was done of the task. Nothing of it is kept for a task that has not begun: the plan says it all. */
function progress(fields: Fields, duration: Duration | undefined): Partial<TaskFields> {
  const actualStart = fields.moment('ActualStart');
  const actualFinish = fields.moment('ActualFinish');
  const actualDuration = fields.minutes('ActualDuration') || undefined;
  const remaining = fields.minutes('RemainingDuration');
  const begun = actualStart !== undefined || actualDuration !== undefined;
  const underWay = begun && actualFinish === undefined;
  return defined({
    actualStart,
    actualFinish,
    actualDuration,
    remaining: begun || remaining !== duration?.minutes ? remaining : undefined,
    percentComplete: fields.percent('PercentComplete'),
    percentWorkComplete: fields.percent('PercentWorkComplete'),
    physicalPercentComplete: fields.percent('PhysicalPercentComplete'),
    stop: underWay ? fields.moment('Stop') : undefined,
    resume: underWay ? fields.moment('Resume') : undefined,
    work: fields.work('Work'),
    actualWork: fields.work('ActualWork'),
    remainingWork: fields.work('RemainingWork'),
  });
}

function texts(fields: Fields): Partial<TaskFields> {
  const address = fields.text('HyperlinkAddress');
  const within = fields.text('HyperlinkSubAddress');
  const title = fields.text('Hyperlink');
  const hyperlink = within === undefined ? address : `${address ?? ''}#${within}`;
  if (title !== undefined && hyperlink !== undefined && title !== address) {
    fields.file.losses.add('hyperlink-titles', fields.where);
  }
  return defined({
    hyperlink: hyperlink ?? title,
    contact: fields.text('Contact'),
    notes: fields.text('Notes'),
  });
}

/** From 1 for the top; the outline number tells where the level is not said. */
function outlineLevel(fields: Fields): number {
  const level = fields.whole('OutlineLevel');
  if (level !== undefined && level >= 1) return level;
  const number = fields.word('OutlineNumber');
  return level === undefined && number !== undefined ? number.split('.').length : 1;
}

const LINK_TYPES: readonly LinkType[] = ['FF', 'FS', 'SF', 'SS'];

function readLinks(fields: Fields): LinkDraft[] {
  return fields.element
    .all('PredecessorLink')
    .flatMap((element) => readLink(element, fields) ?? []);
}

function readLink(element: XmlElement, { file, where }: Fields): LinkDraft | undefined {
  const fields = new Fields(element, file, where);
  countLeftOut(element, LINK, file.losses, where);
  const fromUid = fields.word('PredecessorUID');
  if (fromUid === undefined) return fields.unreadable('PredecessorUID');
  const type = LINK_TYPES[fields.whole('Type') ?? 1];
  if (type === undefined) fields.unreadable('PredecessorLink/Type');
  return {
    fromUid,
    type: type ?? 'FS',
    lag: readLag(fields),
    otherProject: fields.flag('CrossProject'),
  };
}

function readFixedCost(fields: Fields): TaskDraft['fixedCost'] {
  const amount = fields.cost('FixedCost');
  if (amount === undefined) return undefined;
  const accrual = ({ '1': 'start', '2': 'prorated' } as const)[
    fields.word('FixedCostAccrual') ?? ''
  ];
  return { amount, accrual: accrual ?? 'end' };
}
