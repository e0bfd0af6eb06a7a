/**
 * Paints once per frame of the screen. Whoever paints something of the plan asks here, so that the grid and the
 * Gantt change in the same frame and never show two moments side by side.
 */
export class Frames {
  readonly #waiting = new Set<() => void>();
  #request = 0;

  /** Paints in the next frame; asking again before that changes nothing. */
  ask(paint: () => void): void {
    this.#waiting.add(paint);
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#run);
  }

  /** What is no longer shown is not painted any more. */
  drop(paint: () => void): void {
    this.#waiting.delete(paint);
  }

  end(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#waiting.clear();
  }

  readonly #run = (): void => {
    this.#request = 0;
    const paints = [...this.#waiting];
    this.#waiting.clear();
    for (const paint of paints) paint();
  };
}
