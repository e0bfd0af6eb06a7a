import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const fixedCostRules = {
  'fixed-cost.add': addRule('fixed-cost'),
  'fixed-cost.change': changeRule('fixed-cost'),
  'fixed-cost.remove': removeRule('fixed-cost'),
};
