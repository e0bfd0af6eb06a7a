import { type MessagePort, workerData } from 'node:worker_threads';
import { type Desk, openDesk } from './desk.ts';
import { type WorkName, work } from './work.ts';

/** What a thread is sent. */
export interface Errand {
  readonly name: WorkName;
  readonly given: unknown;
  /** Where it tells how far it is. */
  readonly port: MessagePort;
}

let desk: Desk | undefined;

/** Runs in a thread: one errand after the other. */
export default async function run({ name, given, port }: Errand): Promise<unknown> {
  desk ??= openDesk((workerData as { readonly url: string }).url);
  const task = work[name] as (desk: Desk, given: unknown) => Promise<unknown>;
  try {
    return await task({ ...desk, progress: (fraction) => port.postMessage(fraction) }, given);
  } finally {
    port.close();
  }
}
