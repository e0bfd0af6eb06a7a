import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const promiseRules = {
  'promise.add': addRule('promise'),
  'promise.change': changeRule('promise'),
  'promise.remove': removeRule('promise'),
};
