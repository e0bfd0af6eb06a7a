import type { Refusal, Unschedulable } from '../plan/index.ts';
import { REFUSALS } from './refusals.ts';
import { list, type NameOf } from './sentence.ts';
import { UNSCHEDULABLE } from './unschedulable.ts';

/**
 * The refusal in English, with what would be accepted.
 * @param name what people call the record of an id; a text that is no id of theirs it gives back
 */
export function sayRefusal(refusal: Refusal, name: NameOf = (id) => id): string {
  const { code, parameters, accepted } = refusal;
  const sentence = REFUSALS[code] as (parameters: Refusal['parameters'], name: NameOf) => string;
  const said = sentence(parameters, name);
  return accepted === undefined ? said : `${said} Accepted: ${list(accepted, name)}.`;
}

/** Why the plan has no dates, in English. */
export function sayUnschedulable(fault: Unschedulable, name: NameOf = (id) => id): string {
  const sentence = UNSCHEDULABLE[fault.code] as (fault: Unschedulable, name: NameOf) => string;
  return sentence(fault, name);
}
