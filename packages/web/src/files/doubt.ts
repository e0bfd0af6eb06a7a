import type { Problem } from '@throughline/model';
import { format, messages } from '../words/index.ts';

const say = messages({
  another: {
    one: 'Only {found} of {count} task has the name it had: this looks like a file of another plan.',
    other:
      'Only {found} of {count} tasks have the name they had: this looks like a file of another plan.',
  },
  older:
    'The file reports the status of {file}, and the plan already has that of {plan}: it is an older state.',
});

/** Why a file is not taken until somebody says that they are sure; undefined for every other problem. */
export function sayDoubt({ code, parameters = {} }: Problem): string | undefined {
  const { found, of, file, plan } = parameters;
  if (code === 'update-of-another-plan') {
    return say('another', { found: format.number(Number(found)), count: Number(of) });
  }
  if (code === 'update-older-than-plan') {
    return say('older', { file: format.day(String(file)), plan: format.day(String(plan)) });
  }
  return undefined;
}
