import { addRule, changeRule } from './add-and-change.ts';
import { currencyFault } from './currency-fault.ts';
import { removeRule } from './removal.ts';

export const promiseRules = {
  'promise.add': addRule('promise', currencyFault),
  'promise.change': changeRule('promise', currencyFault),
  'promise.remove': removeRule('promise'),
};
