import { addRule, changeRule } from './add-and-change.ts';
import { currencyFault } from './currency-fault.ts';
import { removeRule } from './removal.ts';

export const fixedCostRules = {
  'fixed-cost.add': addRule('fixed-cost', currencyFault),
  'fixed-cost.change': changeRule('fixed-cost', currencyFault),
  'fixed-cost.remove': removeRule('fixed-cost'),
};
