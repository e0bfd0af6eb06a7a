import type { AssignmentRecord, Contour, RateTable } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { defined } from './defined.ts';
import { ASSIGNMENT } from './element-fates.ts';
import { countLeftOut } from './fate.ts';
import type { Fields } from './fields.ts';
import { type CustomValueDraft, readCustomValues } from './read-custom-values.ts';
import { readUnits } from './read-resource.ts';
import { readSpans, type WorkSpan } from './work-spans.ts';

/** An assignment's own fields, before its task and resource are known. */
export type AssignmentFields = {
  -readonly [F in keyof Omit<AssignmentRecord, 'id' | 'taskId'>]: AssignmentRecord[F];
};

export interface AssignmentDraft {
  readonly uid: string | undefined;
  readonly where: () => string;
  readonly record: AssignmentFields;
  readonly taskUid: string | undefined;
  /** Undefined for work that nobody has been given. */
  readonly resourceUid: string | undefined;
  /** When it is worked on, where it is interrupted; else undefined. */
  readonly spans: readonly WorkSpan[] | undefined;
  readonly custom: readonly CustomValueDraft[];
}

/** MS Project's UID of nobody; some tools write -1. */
const NOBODY = new Set(['-65535', '-1']);

const CONTOURS: readonly (Contour | undefined)[] = [
  undefined,
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
];
const TABLES: readonly (RateTable | undefined)[] = [undefined, 'B', 'C', 'D', 'E'];

export function contourCode(contour: Contour | undefined): number {
  return CONTOURS.indexOf(contour);
}

export function readAssignment(fields: Fields): AssignmentDraft {
  const { element, where } = fields;
  countLeftOut(element, ASSIGNMENT, fields.file.losses, where);
  const timephased = element.all('TimephasedData');
  if (timephased.length > 0) {
    fields.file.losses.add('timephased-data', where, {}, timephased.length);
  }
  const uid = fields.word('UID');
  const resourceUid = fields.word('ResourceUID');
  return {
    uid,
    where,
    taskUid: fields.word('TaskUID'),
    resourceUid: resourceUid === undefined || NOBODY.has(resourceUid) ? undefined : resourceUid,
    spans: readSpans(timephased),
    custom: readCustomValues(element),
    record: {
      kind: 'assignment',
      audience: AUDIENCE_OF_IMPORTS,
      units: readUnits(fields, 'Units', 1_000_000_000) ?? 1,
      work: fields.work('Work') ?? 0,
      ...defined({
        actualWork: fields.work('ActualWork'),
        remainingWork: readRemaining(fields),
        overtimeWork: fields.work('OvertimeWork'),
        cost: fields.cost('Cost'),
        actualCost: fields.cost('ActualCost'),
        remainingCost: fields.cost('RemainingCost'),
        delay: readDelay(fields, 'Delay'),
        levelingDelay: readDelay(fields, 'LevelingDelay'),
        contour: CONTOURS[fields.whole('WorkContour') ?? 0],
        rateTable: TABLES[fields.whole('CostRateTable') ?? 0],
        notes: fields.text('Notes'),
      }),
    },
  };
}

/** Of work that has not begun all is left, which needs no saying. */
function readRemaining(fields: Fields): number | undefined {
  const remaining = fields.workSaid('RemainingWork');
  if (fields.work('ActualWork') !== undefined) return remaining;
  return remaining === (fields.work('Work') ?? 0) ? undefined : remaining;
}

function readDelay(fields: Fields, name: 'Delay' | 'LevelingDelay'): number | undefined {
  const delay = fields.tenths(name);
  return delay === undefined || delay > 0 ? delay : fields.unreadable(name);
}
