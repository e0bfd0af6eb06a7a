import { getHeapStatistics } from 'node:v8';
import type { Live } from '../live/index.ts';
import type { ProjectStore } from '../projects/index.ts';

const SWEEP_EVERY = 60_000;
/** A project that nobody used for so many sweeps leaves memory; nobody who watches it is asked to leave. */
const SWEEPS = 10;
/** A record or change takes about so many bytes with all that is computed from it. */
const BYTES_PER_ROW = 4_000;

/** Gives back the memory of projects that nobody uses. Returns how to end it. */
export function giveBackMemory(store: ProjectStore, live: Live): () => void {
  const mostRows = getHeapStatistics().heap_size_limit / 2 / BYTES_PER_ROW;
  const isKept = (projectId: string) => live.isWatched(projectId);
  const timer = setInterval(() => store.sweep({ sweeps: SWEEPS, mostRows, isKept }), SWEEP_EVERY);
  return () => clearInterval(timer);
}
