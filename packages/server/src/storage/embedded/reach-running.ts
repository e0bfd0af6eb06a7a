import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StorageFault, silentLog } from '../storage-fault.ts';
import { keepWatch, openWatch } from '../watch.ts';
import { holderOf } from './folder-lock.ts';
import { processesIn } from './processes.ts';
import { shortFolder } from './reachable-folder.ts';
import { runAs } from './run-as.ts';
import {
  type EmbeddedOptions,
  inUse,
  lockIn,
  type Place,
  type RunningPostgres,
  settleIn,
  socketUrl,
  startEmbedded,
  watchName,
} from './start-embedded.ts';

/**
 * For a command: works with the PostgreSQL that a server (or another command) runs in the folder, and
 * starts one for the time of the command where nobody does. Throws `StorageFault`.
 */
export async function reachRunning(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<RunningPostgres> {
  for (;;) {
    const attached = await attach(folder, options);
    if (attached !== undefined) return attached;
    try {
      return await startEmbedded(folder, { ...options, purpose: 'command' });
    } catch (error) {
      // Somebody took the folder since we looked: theirs will do.
      if (!isInUse(error)) throw error;
      await pause(50);
    }
  }
}

/** For as long as a server may need to bring its PostgreSQL up. */
const PATIENCE = 60_000;

async function attach(
  folder: string,
  options: EmbeddedOptions,
): Promise<RunningPostgres | undefined> {
  const place = settleIn(folder);
  // Says clearly when this is the wrong user, before the system refuses without a reason.
  runAs(place.data);
  const short = shortFolder(place.folder, undefined);
  const url = socketUrl(join(short.path, 'run'));
  const open = () => openWatch(url, watchName());
  const until = performance.now() + PATIENCE;
  for (;;) {
    const holder = await whoHolds(short.path);
    if (holder === undefined) {
      short.remove();
      return undefined;
    }
    try {
      const keeper = keepWatch(await open(), open, options.log ?? silentLog);
      return {
        url,
        state: keeper.state,
        onReturn: keeper.onReturn,
        stop: async () => {
          await keeper.close();
          await endWhatNobodyHolds(place, short.path, options);
          short.remove();
        },
      };
    } catch {
      if (performance.now() > until) {
        short.remove();
        throw inUse(place.folder, holder);
      }
      await pause(50);
    }
  }
}

/** Who started it may have left it to us, the last to work with it. */
async function endWhatNobodyHolds(
  place: Place,
  shortPath: string,
  options: EmbeddedOptions,
): Promise<void> {
  if ((await whoHolds(shortPath)) !== undefined || processesIn(place.data).length === 0) return;
  try {
    const ours = await startEmbedded(place.folder, { ...options, purpose: 'command' });
    await ours.stop();
  } catch (error) {
    if (!isInUse(error)) throw error;
  }
}

async function whoHolds(folder: string) {
  const lock = lockIn(folder);
  if (statSync(lock, { throwIfNoEntry: false }) === undefined) return undefined;
  return holderOf(lock);
}

function isInUse(error: unknown): boolean {
  return error instanceof StorageFault && error.code === 'data-folder-in-use';
}
