import { MsProjectRules } from './ms-project/index.ts';
import { P6Rules } from './p6/index.ts';
import type { Rules, ScheduleState } from './state.ts';

export function rulesFor(state: ScheduleState): Rules {
  return state.options.rules === 'p6' ? new P6Rules(state) : new MsProjectRules(state);
}
