import type { Json } from './canonical-json.ts';
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
  'predecessor-unreadable': { text: string };
  'predecessor-unknown': { text: string; ref: string };
  'outline-number-unreadable': { text: string };
}

export type RefusalCode = keyof RefusalParameters;

/** A domain fault: what was wrong, by code; where; and what would be accepted instead. */
export interface Refusal<C extends RefusalCode = RefusalCode> {
  readonly code: C;
  readonly parameters: RefusalParameters[C];
  readonly recordId?: RecordId;
  readonly field?: string;
  readonly accepted?: Json;
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
