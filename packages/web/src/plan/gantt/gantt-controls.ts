/** What can be asked of the Gantt, by keys, by its toolbar and by the list of commands. */
export type GanttCommand =
  | 'earlier'
  | 'later'
  | 'shorter'
  | 'longer'
  | 'less-done'
  | 'more-done'
  | 'closer'
  | 'further'
  | 'fit'
  | 'page-earlier'
  | 'page-later'
  | 'today'
  | 'selected'
  | 'trace';

/** Between whoever asks something of the Gantt and the Gantt, which comes and goes. */
export class GanttControls {
  #isTracing = false;
  #run: ((command: GanttCommand) => void) | undefined;
  readonly #watchers = new Set<() => void>();

  /** Whether only what the selected task hangs on, and what hangs on it, is strong. */
  get isTracing(): boolean {
    return this.#isTracing;
  }

  run(command: GanttCommand): void {
    this.#run?.(command);
  }

  /** The Gantt that answers from now on; returns how it leaves. */
  attach(run: (command: GanttCommand) => void): () => void {
    this.#run = run;
    return () => {
      if (this.#run === run) this.#run = undefined;
    };
  }

  setTracing(isTracing: boolean): void {
    if (isTracing === this.#isTracing) return;
    this.#isTracing = isTracing;
    for (const watcher of this.#watchers) watcher();
  }

  /** For `useSyncExternalStore`; returns how to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
}
