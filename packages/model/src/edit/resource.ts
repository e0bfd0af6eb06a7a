import { addRule, changeRule } from './add-and-change.ts';
import { currencyFault } from './currency-fault.ts';
import { removeRule } from './removal.ts';

export const resourceRules = {
  'resource.add': addRule('resource', currencyFault),
  'resource.change': changeRule('resource', currencyFault),
  'resource.remove': removeRule('resource'),
};
