/**
 * What somebody does by the keyboard while what they did before is still being worked out: it waits, and is done in
 * order. So whoever types faster than the plan follows has what they meant.
 */
export class WaitingKeys {
  #works = 0;
  readonly #acts: (() => void)[] = [];

  /** Whether what is done now would be done before something that is on its way. */
  get isHeld(): boolean {
    return this.#works > 0 || this.#acts.length > 0;
  }

  /** Whether something waits, beside what is on its way. */
  get hasWaiting(): boolean {
    return this.#acts.length > 0;
  }

  /** Until the work has ended everything waits. */
  hold(work: Promise<unknown>): void {
    this.#works++;
    void work.finally(() => {
      this.#works--;
      this.#run();
    });
  }

  /** At once, or after what is on its way and what waits already. */
  soon(act: () => void): void {
    if (this.isHeld) this.#acts.push(act);
    else act();
  }

  /** What waits was meant for another state of things. */
  drop(): void {
    this.#acts.length = 0;
  }

  #run(): void {
    while (this.#works === 0) {
      const act = this.#acts.shift();
      if (act === undefined) return;
      act();
    }
  }
}
