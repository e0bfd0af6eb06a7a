import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that can be done here: from the command list, and by its key where it has one. */
export interface Command {
  readonly label: string;
  /** What it belongs to, as a heading: `Plan`, `Go to`. */
  readonly group: string;
  /** For reading, as the keys are named: `Ctrl+K`, `F2`. The screen itself listens for them. */
  readonly keys?: string | undefined;
  /** Absent: only shown in the list of keys. */
  readonly run?: (() => void) | undefined;
}

let offered: readonly (readonly Command[])[] = [];
const watchers = new Set<() => void>();

/** Offers commands for as long as the component is shown. Their labels and keys tell one list from another. */
export function useCommands(commands: readonly Command[]): void {
  const newest = useRef(commands);
  newest.current = commands;
  const named = commands
    .map(({ group, label, keys }) => `${group} ${label} ${keys ?? ''}`)
    .join('\n');
  useEffect(() => {
    if (named === '') return;
    // What a command does may change with every rendering; the list of them need not.
    const own = newest.current.map((command, place) => ({
      ...command,
      ...(command.run && { run: () => newest.current[place]?.run?.() }),
    }));
    put([...offered, own]);
    return () => put(offered.filter((each) => each !== own));
  }, [named]);
}

export function useOfferedCommands(): readonly Command[] {
  const lists = useSyncExternalStore(watch, () => offered);
  return lists.flat();
}

function put(lists: typeof offered): void {
  offered = lists;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
