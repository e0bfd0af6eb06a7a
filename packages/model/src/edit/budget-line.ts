import { addRule, changeRule } from './add-and-change.ts';
import { currencyFault } from './currency-fault.ts';
import { removeRule } from './removal.ts';

export const budgetLineRules = {
  'budget-line.add': addRule('budget-line', currencyFault),
  'budget-line.change': changeRule('budget-line', currencyFault),
  'budget-line.remove': removeRule('budget-line'),
};
