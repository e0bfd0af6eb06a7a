import type { RecordKind } from './plan-record.ts';
import type { RecordId } from './record-id.ts';

/** Every code of a refusal with what its sentence needs. The English is in `words/`. */
export interface RefusalParameters {
  'record-exists': { id: string };
  'record-missing': { id: string };
  'value-changed': { id: string; field: string };
  'duplicate-id': { id: string };
  'project-missing': Record<never, never>;
  'project-twice': { id: string };
  'reference-missing': { id: string; field: string; refersTo: string; expected: RecordKind };
  'reference-of-wrong-kind': {
    id: string;
    field: string;
    refersTo: string;
    expected: RecordKind;
    found: RecordKind;
  };
  'calendar-cycle': { ids: readonly string[] };
  'parent-cycle': { ids: readonly string[] };
  'link-to-itself': { id: string };
  'duration-unreadable': { text: string };
  'lag-unreadable': { text: string };
  'duration-out-of-range': { text: string; mostMinutes: number };
  'estimate-unreadable': { text: string };
  'amount-unreadable': { text: string };
  'predecessor-unreadable': { text: string };
  'predecessor-unknown': { text: string; ref: string };
  'edit-unknown-kind': { kind: string };
  'edit-invalid': { kind: string; field: string; problem: string };
  'record-of-wrong-kind': { id: string; expected: RecordKind; found: RecordKind };
  'value-invalid': { id: string; field: string; problem: string };
  'field-fixed': { field: string };
  'field-has-own-edit': { field: string; edit: string };
  'removal-leaves-behind': { ids: readonly string[] };
  'removal-unrelated': { id: string };
  'record-in-use': { id: string; count: number; by: readonly string[] };
  'project-finish-missing': Record<never, never>;
  'task-has-nothing-above': { id: string };
  'task-at-top': { id: string };
  'summary-is-computed': { id: string; field: string };
  'link-cycle': { ids: readonly string[] };
  'link-within-summary': { summary: string; task: string };
  'link-twice': { from: string; to: string; by: string };
  'assignment-twice': { taskId: string; resourceId: string; by: string };
  'duration-below-actual': { id: string; actualMinutes: number };
  'fixed-work-needs-time': { id: string };
  'constraint-of-other-rules': { type: string; rules: string };
  'progress-without-start': { id: string };
  'progress-without-finish': { id: string };
  'progress-without-remaining': { id: string };
  'progress-said-twice': { id: string };
  'progress-contradicts': { id: string; field: string };
  'finish-before-start': { start: string; finish: string };
  'baseline-number-taken': { number: number; by: string };
  'baseline-approved': { id: string };
  'task-has-begun': { id: string };
  'task-is-finished': { id: string };
  'parent-has-progress': { id: string };
  'task-type-of-other-rules': { type: string; rules: string };
  'milestone-takes-no-work': { id: string; count: number };
  'inactive-of-other-rules': { rules: string };
  'task-not-divisible': {
    id: string;
    because: 'summary' | 'milestone' | 'elapsed' | 'manual' | 'finished' | 'p6';
  };
  'split-outside-work': { id: string; afterMinutes: number; from: number; before: number };
  'split-twice': { id: string; afterMinutes: number };
  'entry-exists': { id: string; field: string; entry: string };
  'entry-missing': { id: string; field: string; entry: string };
  'work-below-actual': { id: string; actualMinutes: number };
  'work-needs-units': { id: string };
  'expected-finish-needs-remaining': { id: string };
  'expected-finish-is-enough': { id: string };
  'expected-finish-unreachable': { id: string; expectedFinish: string; closest: string };
  'range-backwards': { id: string; field: string; from: string; to: string };
  'calendar-never-works': { id: string };
  'currency-not-the-projects': { id: string; currency: string; expected: string };
  'status-before-actual': { id: string; actual: string; statusDate: string };
  'status-far-ahead': { from: string; to: string };
  'reschedule-of-other-rules': { rules: string };
  'task-keeps-its-dates': { id: string };
  'constraint-in-the-way': { id: string; type: string };
  'custom-value-of-wrong-type': { id: string; customField: string; type: string };
  'custom-value-not-offered': { id: string; customField: string };
  'update-of-another-plan': { found: number; of: number };
  'update-older-than-plan': { file: string; plan: string };
  'custom-field-not-for-kind': { id: string; customField: string; appliesTo: string };
  'changed-since': {
    id: string;
    /** Empty where it is the record as a whole. */
    field: string;
    touch: 'added' | 'changed' | 'removed';
    seq: number;
    author: string;
  };
  'linked-since': { id: string; count: number; by: readonly string[]; seq: number; author: string };
  'base-unknown': { base: number; head: number };
  'batch-empty': Record<never, never>;
  'batch-partly-known': { known: readonly string[] };
  'edit-id-twice': { editId: string };
  'text-unwritable': { editId: string };
  'change-missing': { seq: number };
  'nothing-to-undo': { author: string };
  'nothing-to-redo': { author: string };
  'not-an-undo': { seq: number };
  'schema-unknown': { schema: number; newest: number };
  'erasure-without-text': Record<never, never>;
  'branch-of-another-log': { id: string; base: number };
  'branch-closed': { id: string; name: string; state: 'merged' | 'dropped' };
  'branch-empty': { id: string; name: string };
  'branch-no-longer-applies': { id: string; name: string; count: number; of: number };
  'approval-outdated': { id: string; name: string; hash: string; current: string };
  'approval-missing': { id: string; name: string; outdated: number };
}

export type RefusalCode = keyof RefusalParameters;

/** A domain fault: what was wrong, by code; where; and what would be accepted instead. */
export interface Refusal<C extends RefusalCode = RefusalCode> {
  readonly code: C;
  readonly parameters: RefusalParameters[C];
  readonly recordId?: RecordId;
  readonly field?: string;
  /** Values or examples of what would be accepted. */
  readonly accepted?: readonly string[];
}

/** A refusal, ready to be returned. */
export function refuse<C extends RefusalCode>(
  code: C,
  parameters: RefusalParameters[C],
  where: Pick<Refusal, 'recordId' | 'field' | 'accepted'> = {},
): Refusal<C> {
  return { code, parameters, ...where };
}

export function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer && 'parameters' in answer;
}
