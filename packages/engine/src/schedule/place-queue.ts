/** Activities waiting for a pass, each once, taken by their place in the topological order. */
export class PlaceQueue {
  private readonly heap: number[] = [];
  private readonly waiting: Uint8Array;

  /** `sign` 1 takes the earliest place first, -1 the latest. */
  constructor(
    private readonly order: Int32Array,
    private readonly place: Int32Array,
    private readonly sign: 1 | -1,
  ) {
    this.waiting = new Uint8Array(order.length);
  }

  get isEmpty(): boolean {
    return this.heap.length === 0;
  }

  push(activity: number): void {
    if (this.waiting[activity] === 1) return;
    this.waiting[activity] = 1;
    const { heap } = this;
    const key = this.sign * (this.place[activity] as number);
    let at = heap.length;
    heap.push(key);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((heap[above] as number) <= key) break;
      heap[at] = heap[above] as number;
      at = above;
    }
    heap[at] = key;
  }

  take(): number {
    const { heap } = this;
    const top = heap[0] as number;
    const last = heap.pop() as number;
    const count = heap.length;
    if (count > 0) {
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        if (below >= count) break;
        if (below + 1 < count && (heap[below + 1] as number) < (heap[below] as number)) below++;
        if ((heap[below] as number) >= last) break;
        heap[at] = heap[below] as number;
        at = below;
      }
      heap[at] = last;
    }
    const activity = this.order[this.sign * top] as number;
    this.waiting[activity] = 0;
    return activity;
  }
}
