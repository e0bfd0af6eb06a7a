/** One question that is being answered, and the next time that it will be. */
interface Line<T> {
  /** Nobody who came later is told this: the plan may have changed since. */
  running: Promise<T>;
  next?: Promise<T>;
  /** The least revision that the next answer has to be of. */
  nextRevision: number;
}

/**
 * Answers the same question once at a time. While it is being answered, whoever asks again waits for the
 * one next answer, of the newest revision that any of them needs: on a plan that changes all the time the
 * work does not grow with those who ask.
 */
export class NewestOnly<T> {
  readonly #lineByKey = new Map<string, Line<T>>();

  /** @param work answers as of this revision or a later one */
  ask(key: string, revision: number, work: (revision: number) => Promise<T>): Promise<T> {
    const line = this.#lineByKey.get(key);
    if (line === undefined) return this.#begin(key, revision, work);
    line.nextRevision = Math.max(line.nextRevision, revision);
    line.next ??= line.running.then(
      () => this.#begin(key, line.nextRevision, work),
      () => this.#begin(key, line.nextRevision, work),
    );
    return line.next;
  }

  #begin(key: string, revision: number, work: (revision: number) => Promise<T>): Promise<T> {
    const running = work(revision);
    const line: Line<T> = { running, nextRevision: revision };
    this.#lineByKey.set(key, line);
    const ended = () => {
      if (this.#lineByKey.get(key) === line && line.next === undefined) this.#lineByKey.delete(key);
    };
    running.then(ended, ended);
    return running;
  }
}
