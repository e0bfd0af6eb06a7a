import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const resourceRules = {
  'resource.add': addRule('resource'),
  'resource.change': changeRule('resource'),
  'resource.remove': removeRule('resource'),
};
