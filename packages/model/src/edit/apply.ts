import { type Diff, type Records, type Refusal, refuse } from '../plan/index.ts';
import type { EditRule } from './rule.ts';
import { EDIT_KINDS, type Edit, ruleByKind } from './rules.ts';

/**
 * What the edit does to the records, as a diff, or why it may not. The records stay as they are.
 * Trusts the edit to be one: what comes from outside goes through `parseEdit` first.
 */
export function apply(edit: Edit, records: Records): Diff | Refusal {
  return ruleOf(edit.kind).apply(edit, records);
}

/** What came from outside, as an edit; or the refusal that it is none, naming the field. */
export function parseEdit(value: unknown): Edit | Refusal {
  const kind = kindOf(value);
  if (kind === undefined || !Object.hasOwn(ruleByKind, kind)) {
    return refuse(
      'edit-unknown-kind',
      { kind: kind ?? '' },
      { field: 'kind', accepted: EDIT_KINDS },
    );
  }
  const outcome = ruleOf(kind as Edit['kind']).schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  const field = issue?.path.join('/') ?? '';
  return refuse('edit-invalid', { kind, field, problem: issue?.message ?? '' }, { field });
}

function ruleOf(kind: Edit['kind']): EditRule<Edit> {
  return ruleByKind[kind] as unknown as EditRule<Edit>;
}

function kindOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  return typeof value.kind === 'string' ? value.kind : undefined;
}
