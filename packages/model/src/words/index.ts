export { REFUSALS } from './refusals.ts';
export { sayRefusal, sayUnschedulable } from './say.ts';
export { counted, type NameOf } from './sentence.ts';
export { UNSCHEDULABLE } from './unschedulable.ts';
