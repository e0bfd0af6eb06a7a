export { LOG_FAULTS, type LogFault, type LogFaultCode, sayLogFault } from './log-faults.ts';
export { nameIn } from './record-name.ts';
export { REFUSALS } from './refusals.ts';
export { sayRefusal, sayUnschedulable } from './say.ts';
export { type LogEdit, type SaidChange, type SaidEdit, sayEdit } from './say-edit.ts';
export { counted, type NameOf } from './sentence.ts';
export { UNSCHEDULABLE } from './unschedulable.ts';
