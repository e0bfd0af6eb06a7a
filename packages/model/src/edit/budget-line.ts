import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const budgetLineRules = {
  'budget-line.add': addRule('budget-line'),
  'budget-line.change': changeRule('budget-line'),
  'budget-line.remove': removeRule('budget-line'),
};
