import type { ProjectRecord, RecordId, RecordOf } from '@throughline/model';
import { sayColumn } from './column-words.ts';

type Rules = ProjectRecord['rules'];

/** What a cell holds, which decides the control it is edited with. */
export type ColumnKind =
  | 'text'
  | 'duration'
  | 'date'
  | 'number'
  | 'percent'
  | 'choice'
  | 'yes-no'
  /** Row numbers with link type and lag. */
  | 'links'
  /** Names with units. */
  | 'resources';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Only under these rules; absent: under both. */
  readonly rules?: Rules;
}

/** A field of a task as a column: how it is headed, how wide it stands, and whether it takes typing. */
export interface Column {
  readonly id: ColumnId;
  readonly heading: string;
  /** Where columns are chosen: longer than the heading where that is an abbreviation. */
  readonly title: string;
  /** The heading of its group where columns are chosen. */
  readonly group: string;
  /** In pixels. */
  readonly width: number;
  readonly align: 'start' | 'end';
  readonly editable: boolean;
  readonly kind: ColumnKind;
  /** Of a choice: what may be chosen. Typing a label or a value means the same. */
  readonly choices?: readonly Choice[];
  /** What else may be chosen, by name. */
  readonly choicesFrom?: 'calendars';
  /** What typing into it means, where that is more than what it says. */
  readonly hint?: string;
}

/** The constraint of a task that has none. */
export const AS_SOON_AS_POSSIBLE = 'as-soon-as-possible';

const TYPES: readonly Choice[] = [
  { value: 'task', label: sayColumn('typeTask'), rules: 'ms-project' },
  { value: 'milestone', label: sayColumn('typeMilestone'), rules: 'ms-project' },
  { value: 'task', label: sayColumn('typeTaskDependent'), rules: 'p6' },
  { value: 'resource-dependent', label: sayColumn('typeResourceDependent'), rules: 'p6' },
  { value: 'start-milestone', label: sayColumn('typeStartMilestone'), rules: 'p6' },
  { value: 'finish-milestone', label: sayColumn('typeFinishMilestone'), rules: 'p6' },
  { value: 'level-of-effort', label: sayColumn('typeLevelOfEffort'), rules: 'p6' },
  { value: 'wbs-summary', label: sayColumn('typeWbsSummary'), rules: 'p6' },
  { value: 'summary', label: sayColumn('typeSummary') },
];
const MODES: readonly Choice[] = [
  { value: 'automatic', label: sayColumn('modeAutomatic') },
  { value: 'manual', label: sayColumn('modeManual') },
];
const CONSTRAINTS: readonly Choice[] = [
  { value: AS_SOON_AS_POSSIBLE, label: sayColumn('asSoonAsPossible') },
  { value: 'as-late-as-possible', label: sayColumn('asLateAsPossible') },
  { value: 'start-no-earlier-than', label: sayColumn('startNoEarlierThan') },
  { value: 'start-no-later-than', label: sayColumn('startNoLaterThan') },
  { value: 'finish-no-earlier-than', label: sayColumn('finishNoEarlierThan') },
  { value: 'finish-no-later-than', label: sayColumn('finishNoLaterThan') },
  { value: 'must-start-on', label: sayColumn('mustStartOn') },
  { value: 'must-finish-on', label: sayColumn('mustFinishOn') },
  { value: 'start-on', label: sayColumn('startOn'), rules: 'p6' },
  { value: 'finish-on', label: sayColumn('finishOn'), rules: 'p6' },
];
const YES_NO: readonly Choice[] = [
  { value: 'yes', label: sayColumn('yes') },
  { value: 'no', label: sayColumn('no') },
];

const WIDTH: Readonly<Record<ColumnKind, number>> = {
  text: 140,
  duration: 84,
  date: 88,
  number: 72,
  percent: 84,
  choice: 150,
  'yes-no': 64,
  links: 110,
  resources: 160,
};
const AT_THE_END: readonly ColumnKind[] = ['duration', 'number', 'percent'];

type Given = Partial<Pick<Column, 'title' | 'width' | 'choices' | 'choicesFrom' | 'hint'>>;
type Line = readonly [kind: ColumnKind, editable: boolean, given?: Given];

const GROUPS = {
  groupTask: {
    row: ['number', false, { title: sayColumn('rowTitle'), width: 44 }],
    wbs: ['text', true, { width: 72 }],
    outline: ['text', false, { width: 72 }],
    name: ['text', true, { width: 280 }],
    type: ['choice', true, { choices: TYPES, width: 110 }],
    mode: ['choice', true, { choices: MODES, width: 140 }],
    priority: ['number', true],
    notes: ['text', true, { width: 240 }],
    hyperlink: ['text', true],
    contact: ['text', true],
    id: ['text', false, { width: 72 }],
  },
  groupSchedule: {
    duration: ['duration', true, { hint: sayColumn('hintDuration') }],
    start: ['date', true, { hint: sayColumn('hintStart') }],
    finish: ['date', true, { hint: sayColumn('hintFinish') }],
    totalFloat: ['duration', false],
    freeFloat: ['duration', false],
    critical: ['yes-no', false],
    earlyStart: ['date', false],
    earlyFinish: ['date', false],
    lateStart: ['date', false],
    lateFinish: ['date', false],
  },
  groupForecast: { forecastStart: ['date', false], forecastFinish: ['date', false] },
  groupProgress: {
    percent: ['percent', true, { hint: sayColumn('hintPercent') }],
    remaining: ['duration', true],
    actualDuration: ['duration', false],
    actualStart: ['date', true],
    actualFinish: ['date', true],
    expectedFinish: ['date', true, { hint: sayColumn('hintExpectedFinish') }],
    statusAge: ['number', false, { hint: sayColumn('hintStatusAge') }],
    blockedBy: ['text', true],
  },
  groupLogic: {
    predecessors: ['links', true, { hint: sayColumn('hintLinks') }],
    successors: ['links', true, { hint: sayColumn('hintLinks') }],
  },
  groupPeople: {
    resources: ['resources', true, { hint: sayColumn('hintResources') }],
    responsible: ['text', true],
    work: ['duration', true],
    actualWork: ['duration', false],
    remainingWork: ['duration', false],
    percentWork: ['percent', false],
  },
  groupLimits: {
    constraint: ['choice', true, { choices: CONSTRAINTS, width: 170 }],
    constraintDate: ['date', true, { hint: sayColumn('hintConstraintDate') }],
    deadline: ['date', true],
    calendar: ['choice', true, { choicesFrom: 'calendars' }],
  },
  groupBaseline: {
    baselineStart: ['date', false],
    baselineFinish: ['date', false],
    startVariance: ['duration', false],
    finishVariance: ['duration', false],
  },
  groupEstimate: {
    optimistic: ['duration', true],
    mostLikely: ['duration', true],
    pessimistic: ['duration', true],
    cost: ['number', false, { width: 104 }],
  },
} as const satisfies Readonly<Record<`group${string}`, Readonly<Record<string, Line>>>>;

type ColumnsIn<G> = G extends unknown ? keyof G & string : never;
/** A column that every plan has. */
export type StandardColumnId = ColumnsIn<(typeof GROUPS)[keyof typeof GROUPS]>;
/** A field of a task by the name that stands in addresses; `custom:<id>` is a custom field. */
export type ColumnId = StandardColumnId | `custom:${string}`;

const COLUMNS: ReadonlyMap<string, Column> = new Map(
  Object.entries(GROUPS).flatMap(([group, lines]) =>
    Object.entries<Line>(lines).map(([name, [kind, editable, given]]) => {
      const id = name as StandardColumnId;
      const heading = sayColumn(id);
      const column: Column = {
        id,
        heading,
        title: heading,
        group: sayColumn(group as keyof typeof GROUPS),
        width: WIDTH[kind],
        align: AT_THE_END.includes(kind) ? 'end' : 'start',
        editable,
        kind,
        ...(kind === 'yes-no' && { choices: YES_NO }),
        ...given,
      };
      return [id, column] as const;
    }),
  ),
);

const BESIDE_TYPED: readonly StandardColumnId[] = [
  'totalFloat',
  'freeFloat',
  'actualDuration',
  'actualWork',
  'remainingWork',
  'percentWork',
];

/** Every standard column, group by group. */
export const COLUMN_IDS = [...COLUMNS.keys()] as readonly StandardColumnId[];

/** What the details of one task say: all that can be typed, and what is computed from the task's own surroundings. */
export const DETAIL_COLUMNS: readonly StandardColumnId[] = COLUMN_IDS.filter(
  (id) => COLUMNS.get(id)?.editable || BESIDE_TYPED.includes(id),
);

export function isColumnId(text: string): text is ColumnId {
  return COLUMNS.has(text) || /^custom:./.test(text);
}

/** Throws for the column of a custom field: `customColumn` makes that. */
export function standardColumn(id: StandardColumnId): Column {
  const column = COLUMNS.get(id);
  if (column === undefined) throw new Error(`no such column: ${id}`);
  return column;
}

/** Undefined for a custom field that is not among those given, or no field of tasks. */
export function columnOf(
  id: ColumnId,
  fields: Iterable<RecordOf<'custom-field'>> = [],
): Column | undefined {
  const field = customFieldOf(id);
  if (field === undefined) return COLUMNS.get(id);
  for (const record of fields) if (record.id === field) return customColumn(record);
  return undefined;
}

/** The custom field that a column shows; undefined for a standard one. */
export function customFieldOf(id: ColumnId): RecordId | undefined {
  return id.startsWith('custom:') ? (id.slice('custom:'.length) as RecordId) : undefined;
}

/** What may be chosen under these rules. */
export function choicesOf({ choices = [] }: Column, rules: Rules): readonly Choice[] {
  return choices.filter((choice) => choice.rules === undefined || choice.rules === rules);
}

const KIND_OF_CUSTOM: Readonly<Record<RecordOf<'custom-field'>['type'], ColumnKind>> = {
  text: 'text',
  code: 'text',
  number: 'number',
  cost: 'number',
  flag: 'yes-no',
  date: 'date',
  duration: 'duration',
};

export function customColumn(field: RecordOf<'custom-field'>): Column {
  const own = KIND_OF_CUSTOM[field.type];
  const offered = Object.values(field.choices ?? {}).flatMap(({ value }) =>
    typeof value === 'string' ? [{ value, label: value }] : [],
  );
  const kind = own === 'text' && offered.length > 0 ? 'choice' : own;
  return {
    id: `custom:${field.id}`,
    heading: field.name,
    title: field.name,
    group: sayColumn('groupCustom'),
    width: WIDTH[kind],
    align: AT_THE_END.includes(kind) ? 'end' : 'start',
    editable: field.appliesTo === 'task',
    kind,
    ...(kind === 'yes-no' && { choices: YES_NO }),
    ...(kind === 'choice' && { choices: offered }),
  };
}
