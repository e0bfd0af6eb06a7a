import { type ExplanationRecord, explanationId, type Refusal, refuse } from '../plan/index.ts';
import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const explanationRules = {
  'explanation.add': addRule('explanation', idFault),
  'explanation.change': changeRule('explanation', idFault, { editId: undefined, about: undefined }),
  'explanation.remove': removeRule('explanation'),
};

/** One edit has one explanation, and one for each record it changed: the id says which. */
function idFault({ id, editId, about }: ExplanationRecord): Refusal | undefined {
  const expected = explanationId(editId, about);
  if (id === expected) return undefined;
  const where = { recordId: id, field: 'id', accepted: [expected] };
  return refuse('value-invalid', { id, field: 'id', problem: 'another edit’s explanation' }, where);
}
