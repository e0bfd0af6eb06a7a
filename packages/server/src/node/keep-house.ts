import { getHeapStatistics } from 'node:v8';
import type { Logger } from 'pino';
import { sweepEnded } from '../accounts/index.ts';
import type { Context } from '../http/index.ts';
import { giveMemoryBack } from './give-memory-back.ts';

const SWEEP_MEMORY_EVERY = 60_000;
/** A project that nobody used for so many sweeps leaves memory; one that somebody watches stays. */
const SWEEPS = 5;
/** A record or change takes about so many bytes with all that is computed from it. */
const BYTES_PER_ROW = 4_000;
const SWEEP_ENDED_EVERY = 3_600_000;

/** Gives back the memory of projects that nobody uses, and removes what has ended. Returns how to stop it. */
export function keepHouse(context: Context, log: Logger): () => void {
  const { store, live } = context;
  const mostRows = getHeapStatistics().heap_size_limit / 2 / BYTES_PER_ROW;
  const isKept = (projectId: string) => live.isWatched(projectId);
  const timers = [
    setInterval(() => {
      const before = store.size;
      store.sweep({ sweeps: SWEEPS, mostRows, isKept });
      // Nobody is there who would notice the pause.
      if (before > 0 && store.size === 0) giveMemoryBack();
    }, SWEEP_MEMORY_EVERY),
    setInterval(() => {
      sweepEnded(context).catch((error: unknown) =>
        log.warn({ err: error }, 'what has ended was not removed'),
      );
    }, SWEEP_ENDED_EVERY),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
