import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const eventRules = {
  'event.add': addRule('event'),
  'event.change': changeRule('event'),
  'event.remove': removeRule('event'),
};
