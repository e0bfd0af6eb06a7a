import { isReadRefusal, readThroughline, type ThroughlineFile } from '@throughline/interchange';
import { recordId } from '@throughline/model';
import { z } from 'zod';
import type { Complaint } from '../say.ts';
import { askFor } from './ask-server.ts';
import { readPlan, type ServerPlan } from './read-plan.ts';
import { sendChanges } from './send-changes.ts';

const Account = z.object({ id: z.string(), name: z.string().optional() });

/** What a command made of the plan that it was given. */
interface Made<A> {
  readonly project: ThroughlineFile;
  readonly answer: A;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * Changes a plan on a server: reads it whole, lets `change` work on that copy, and has the server do the
 * same. Where others changed the plan meanwhile, the server's own rule says what still applies.
 */
export async function changePlan<A>(
  plan: ServerPlan,
  change: (
    project: ThroughlineFile & {
      author: ReturnType<typeof recordId>;
      peopleBefore: ThroughlineFile['people'];
    },
  ) => Made<A> | Complaint | Promise<Made<A> | Complaint>,
  sha256: (data: string | Uint8Array) => string,
): Promise<Made<A> | Complaint> {
  const account = await askFor(plan.server, { path: '/api/v1/account' }, Account);
  if ('why' in account) return account;
  const bytes = await readPlan(plan);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const read = readThroughline(bytes, { sha256 });
  if (isReadRefusal(read)) {
    const why = 'Its answer is not a plan that this version of throughline knows.';
    return { about: plan.server.url, why, code: read.refused };
  }
  const { head } = read.history;
  const { id, name = 'this token' } = account;
  const people = { ...read.people, [id]: { name } };
  const project = { ...read, people, author: recordId(id), peopleBefore: read.people };
  const made = await change(project);
  if ('why' in made) return made;
  const done = { head, branches: read.branches, after: made.project };
  const refusal = await sendChanges(
    plan,
    made.file === undefined ? done : { ...done, file: made.file },
  );
  return refusal ?? made;
}
