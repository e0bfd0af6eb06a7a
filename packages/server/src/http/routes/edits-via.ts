import { Via } from '@throughline/model';
import { z } from 'zod';
import type { Principal } from '../../accounts/index.ts';
import { Fault } from '../fault.ts';

/** What a program may say of itself; imports have routes of their own. */
export const StatedVia = z.enum(
  Via.options.filter((via) => via !== 'web' && via !== 'import') as ['api', ...StatedVia[]],
);
type StatedVia = Exclude<Via, 'web' | 'import'>;

/** Which way an edit came: a session is a person in a browser; a token may say what uses it. */
export function viaOf({ sessionId }: Principal, stated?: StatedVia): Via {
  if (sessionId === undefined) return stated ?? 'api';
  if (stated === undefined) return 'web';
  throw new Fault('request-invalid', {
    field: 'body/via',
    detail: 'Only a token says which way its edits come.',
  });
}
