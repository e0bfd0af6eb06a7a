import { addRule, changeRule } from './add-and-change.ts';
import { customFieldRemove } from './custom-field-remove.ts';
import { customFieldSet } from './custom-field-set.ts';

export const customFieldRules = {
  'custom-field.add': addRule('custom-field'),
  'custom-field.change': changeRule('custom-field', undefined, {
    appliesTo: undefined,
    type: undefined,
  }),
  'custom-field.set': customFieldSet,
  'custom-field.remove': customFieldRemove,
};
