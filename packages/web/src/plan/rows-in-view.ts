/** Rows above and below those in view that are drawn too, so that scrolling uncovers no gap. */
const OVERSCAN = 6;

/**
 * Which rows of the plan are in view. One element scrolls for the grid and the Gantt; both are painted by script
 * from `scrollTop`, in the same frame. All lengths are CSS pixels; rows count from 0 at the top.
 */
export class RowsInView {
  readonly rowHeight = 28;
  readonly headerHeight = 40;
  #scrollTop = 0;
  #height = 0;
  #rowCount = 0;
  #scroller: HTMLElement | undefined;
  readonly #watchers = new Set<() => void>();

  get scrollTop(): number {
    return this.#scrollTop;
  }

  /** Of the rows' area: what is scrolled, without the header. */
  get height(): number {
    return this.#height;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** The first row to draw. */
  get firstRow(): number {
    return Math.max(0, Math.floor(this.#scrollTop / this.rowHeight) - OVERSCAN);
  }

  /** The row behind the last one to draw. */
  get endRow(): number {
    const bottom = Math.ceil((this.#scrollTop + this.#height) / this.rowHeight);
    return Math.min(this.#rowCount, bottom + OVERSCAN);
  }

  /** How many whole rows fit: what Page down goes by. */
  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.#height / this.rowHeight) - 1);
  }

  /** Where a row begins, from the top of the rows' area; negative when it is scrolled out above. */
  topOf(row: number): number {
    return row * this.rowHeight - this.#scrollTop;
  }

  /** The row at a distance from the top of the rows' area; -1 where there is none. */
  rowAt(y: number): number {
    const row = Math.floor((y + this.#scrollTop) / this.rowHeight);
    return row >= 0 && row < this.#rowCount ? row : -1;
  }

  /** Brings a row into view with the least scrolling. */
  scrollToRow(row: number): void {
    const top = row * this.rowHeight;
    const isAbove = top < this.#scrollTop;
    const isBelow = top + this.rowHeight > this.#scrollTop + this.#height;
    if (isAbove) this.#scrollTo(top);
    else if (isBelow) this.#scrollTo(top + this.rowHeight - this.#height);
  }

  /** Reads anew how high it is: what stands under it may have taken some of that, a frame before the browser tells. */
  measure(): void {
    const scroller = this.#scroller;
    if (scroller) this.#put(scroller.scrollTop, scroller.clientHeight - this.headerHeight);
  }

  scrollBy(pixels: number): void {
    this.#scrollTo(this.#scrollTop + pixels);
  }

  /** Called once per change of what is in view; returns how to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** From now on this element scrolls; returns how to let go of it. */
  attach(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    const read = () => this.#put(scroller.scrollTop, scroller.clientHeight - this.headerHeight);
    const sizes = new ResizeObserver(read);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      this.#scroller = undefined;
      sizes.disconnect();
      scroller.removeEventListener('scroll', read);
    };
  }

  setRowCount(count: number): void {
    if (count === this.#rowCount) return;
    this.#rowCount = count;
    this.#tell();
  }

  #scrollTo(top: number): void {
    const most = Math.max(0, this.#rowCount * this.rowHeight - this.#height);
    const within = Math.min(Math.max(0, top), most);
    if (this.#scroller !== undefined) this.#scroller.scrollTop = within;
    // Painted in this frame already, not when the browser tells of the scrolling.
    this.#put(within, this.#height);
  }

  #put(scrollTop: number, height: number): void {
    if (scrollTop === this.#scrollTop && height === this.#height) return;
    this.#scrollTop = scrollTop;
    this.#height = Math.max(0, height);
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
