import styles from './gantt.module.css';
import { DOT_DISTANCE } from './pointed-at.ts';

/** What lies over the canvas while something is pointed at or dragged. All places are pixels of the body. */
export class Overlay {
  readonly #ghost = part(styles.ghost);
  readonly #says = part(styles.says);
  readonly #dots = [part(styles.dot), part(styles.dot)] as const;
  readonly #target = part(styles.target);
  readonly #line = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly #stroke = document.createElementNS('http://www.w3.org/2000/svg', 'path');

  constructor(readonly host: HTMLElement) {
    this.#line.setAttribute('class', styles.line ?? '');
    this.#line.append(this.#stroke);
    host.append(this.#line, this.#target, this.#ghost, ...this.#dots, this.#says);
    this.clear();
  }

  /** Where the bar would stand. */
  ghost(left: number, right: number, top: number, isThin = false): void {
    const box = { left, width: Math.max(2, right - left), top: top + (isThin ? 10 : 6) };
    put(this.#ghost, box);
    this.#ghost.style.height = isThin ? '5px' : '13px';
  }

  /** Beside the ghost: old → new, or why not. */
  says(text: string, left: number, top: number, isBad = false): void {
    this.#says.textContent = text;
    this.#says.className = `${styles.says} ${isBad ? styles.bad : ''}`;
    this.#says.hidden = text === '';
    if (text === '') return;
    // Kept in sight at the sides, and above the last row's foot.
    const { clientWidth, clientHeight } = this.host;
    const { offsetWidth, offsetHeight } = this.#says;
    const most = { left: clientWidth - offsetWidth - 4, top: clientHeight - offsetHeight - 4 };
    put(this.#says, {
      left: Math.max(4, Math.min(left, most.left)),
      top: Math.min(top, most.top),
    });
  }

  /** From which links are pulled. */
  dots(left: number, right: number, top: number): void {
    put(this.#dots[0], { left: left - DOT_DISTANCE - 4, top: top + 8 });
    put(this.#dots[1], { left: right + DOT_DISTANCE - 4, top: top + 8 });
  }

  hideDots(): void {
    for (const dot of this.#dots) dot.hidden = true;
  }

  line(fromX: number, fromY: number, toX: number, toY: number): void {
    this.#line.style.display = '';
    this.#stroke.setAttribute('d', `M${fromX} ${fromY}L${toX} ${toY}`);
  }

  /** The bar that the link would go to. */
  target(left: number, right: number, top: number): void {
    put(this.#target, { left: left - 3, width: right - left + 6, top: top + 4 });
  }

  hideTarget(): void {
    this.#target.hidden = true;
  }

  clear(): void {
    for (const element of [this.#ghost, this.#says, this.#target]) element.hidden = true;
    this.hideDots();
    this.#line.style.display = 'none';
  }
}

function part(className: string | undefined): HTMLElement {
  const element = document.createElement('div');
  element.className = className ?? '';
  return element;
}

function put(
  element: HTMLElement,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width?: number },
): void {
  element.hidden = false;
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  if (width !== undefined) element.style.width = `${Math.round(width)}px`;
}
