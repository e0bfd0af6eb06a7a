/** Every interval of rows lies in a bucket of the level whose buckets are as wide as it, or in two of them. */
interface Level {
  /** Where each bucket begins in `members`; one more than there are buckets. */
  readonly begins: Int32Array;
  readonly members: Int32Array;
}

/**
 * Finds the links that cross some rows without looking at all of them. Made once for each change of the rows or the
 * links; asking takes as long as there are links to find, whatever else the plan holds.
 */
export class LinkIndex {
  readonly #levels: Level[] = [];
  readonly #top: Int32Array;
  readonly #bottom: Int32Array;

  /** Rows of both ends, by link; -1 where an end is not shown, which leaves the link out. */
  constructor(fromRows: Int32Array, toRows: Int32Array) {
    const count = fromRows.length;
    this.#top = new Int32Array(count);
    this.#bottom = new Int32Array(count);
    const counts: number[][] = [];
    const levelOf = new Uint8Array(count);
    for (let link = 0; link < count; link++) {
      const [a, b] = [fromRows[link] as number, toRows[link] as number];
      const [top, bottom] = a < b ? [a, b] : [b, a];
      this.#top[link] = top;
      this.#bottom[link] = bottom;
      if (top < 0) continue;
      const level = 32 - Math.clz32(bottom - top);
      levelOf[link] = level;
      while (counts.length <= level) counts.push([]);
      const buckets = counts[level] as number[];
      for (let at = top >> level; at <= bottom >> level; at++) buckets[at] = (buckets[at] ?? 0) + 1;
    }
    for (const buckets of counts) this.#levels.push(emptyLevel(buckets));
    const filled = this.#levels.map(({ begins }) => begins.slice());
    for (let link = 0; link < count; link++) {
      const [top, bottom] = [this.#top[link] as number, this.#bottom[link] as number];
      if (top < 0) continue;
      const level = levelOf[link] as number;
      const { members } = this.#levels[level] as Level;
      const next = filled[level] as Int32Array;
      for (let at = top >> level; at <= bottom >> level; at++) {
        members[next[at] as number] = link;
        next[at] = (next[at] as number) + 1;
      }
    }
  }

  /** Calls with each link that begins, ends or passes in the rows from `first` to before `end`, once. */
  crossing(first: number, end: number, found: (link: number) => void): void {
    const last = end - 1;
    for (const [level, { begins, members }] of this.#levels.entries()) {
      const firstBucket = Math.max(0, first >> level);
      const lastBucket = Math.min(begins.length - 2, last >> level);
      for (let bucket = firstBucket; bucket <= lastBucket; bucket++) {
        for (let at = begins[bucket] as number; at < (begins[bucket + 1] as number); at++) {
          const link = members[at] as number;
          const top = this.#top[link] as number;
          if (top > last || (this.#bottom[link] as number) < first) continue;
          // One that lies in two buckets is told of in the first that was looked at.
          if (bucket > firstBucket && top >> level < bucket) continue;
          found(link);
        }
      }
    }
  }
}

function emptyLevel(counts: readonly number[]): Level {
  const begins = new Int32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) {
    begins[at + 1] = (begins[at] as number) + (counts[at] ?? 0);
  }
  return { begins, members: new Int32Array(begins[counts.length] as number) };
}
