import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Note } from './toast-list.tsx';

const ToastList = lazy(() => import('./toast-list.tsx'));

/** Notes that nobody shows yet: the corner for them is fetched with the first. */
const waiting: Note[] = [];
let show: ((note: Note) => void) | undefined;
let isNeeded = false;
const watchers = new Set<() => void>();

/** Says in a corner what happened; `bad` stays until it is dismissed. */
export function toast(
  text: string,
  { bad = false, action }: Partial<Pick<Note, 'bad' | 'action'>> = {},
): void {
  const note = { text, bad, ...(action && { action }) };
  if (show === undefined) waiting.push(note);
  else show(note);
  isNeeded = true;
  for (const watcher of watchers) watcher();
}

/** Takes over the notes that wait, and all that come; returns what ends it. */
function showToasts(shower: (note: Note) => void): () => void {
  show = shower;
  for (const note of waiting.splice(0)) shower(note);
  return () => {
    show = undefined;
  };
}

export function Toasts() {
  const isShown = useSyncExternalStore(watch, () => isNeeded);
  return <Suspense>{isShown && <ToastList onShow={showToasts} />}</Suspense>;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
