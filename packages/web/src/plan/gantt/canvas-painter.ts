import type { MeasureText, Palette, Scene, Shape, TextShape } from '@throughline/drawing';

type Context = CanvasRenderingContext2D;

const MOST_WIDTHS = 8000;

/** Paints scenes on a canvas: as much as possible in one stroke of one colour. */
export class CanvasPainter {
  readonly #context: Context;
  readonly #widths = new Map<string, number>();
  #fonts: { readonly plain: string; readonly strong: string };

  constructor(
    readonly canvas: HTMLCanvasElement,
    fontFamily: string,
  ) {
    // The whole picture is painted over: nothing shines through.
    this.#context = canvas.getContext('2d', { alpha: false }) as Context;
    this.#fonts = { plain: `11px ${fontFamily}`, strong: `600 11px ${fontFamily}` };
  }

  /** In CSS pixels; what was painted is gone. */
  resize(width: number, height: number): void {
    const ratio = globalThis.devicePixelRatio || 1;
    const { canvas } = this;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === across && canvas.height === down) return;
    canvas.width = across;
    canvas.height = down;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }

  readonly measure: MeasureText = (text, isStrong = false) => {
    const key = isStrong ? `*${text}` : ` ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size > MOST_WIDTHS) this.#widths.clear();
    this.#context.font = isStrong ? this.#fonts.strong : this.#fonts.plain;
    const { width } = this.#context.measureText(text);
    this.#widths.set(key, width);
    return width;
  };

  /** Fonts that came later are as wide as they are. */
  forgetWidths(): void {
    this.#widths.clear();
  }

  paint(scene: Scene, colors: Palette): void {
    const context = this.#context;
    const ratio = this.canvas.width / scene.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colors.paper;
    context.fillRect(0, 0, scene.width, scene.height);
    let stroke = '';
    let style = '';
    for (const shape of scene.shapes) {
      const next = styleOf(shape);
      if (next !== style) {
        finish(context, stroke);
        begin(context, shape, colors);
        style = next;
        stroke = shape.kind === 'text' ? '' : strokeOf(shape);
      }
      if (shape.kind === 'text') this.#write(shape);
      else trace(context, shape);
    }
    finish(context, stroke);
  }

  #write({ x, y, text, anchor, strong }: TextShape): void {
    const context = this.#context;
    context.font = strong ? this.#fonts.strong : this.#fonts.plain;
    context.textAlign = anchor === 'middle' ? 'center' : (anchor ?? 'start');
    // From left to right, as the scene places it, whatever way the page reads.
    if (context.textAlign === 'start') context.textAlign = 'left';
    if (context.textAlign === 'end') context.textAlign = 'right';
    context.fillText(text, x, y);
  }
}

/** Shapes of one style are painted together. */
function styleOf(shape: Shape): string {
  const { kind, role, opacity = 1 } = shape;
  if (kind !== 'path') return `${kind === 'text' ? 'text' : 'fill'} ${role} ${opacity}`;
  if (shape.paint === 'fill') return `fill ${role} ${opacity}`;
  return `${shape.paint} ${role} ${opacity} ${shape.width ?? 1} ${shape.dash ?? ''}`;
}

function strokeOf(shape: Shape): string {
  return shape.kind === 'path' ? shape.paint : 'fill';
}

function begin(context: Context, shape: Shape, colors: Palette): void {
  const color = colors[shape.role];
  context.globalAlpha = shape.opacity ?? 1;
  context.fillStyle = color;
  if (shape.kind === 'path' && shape.paint !== 'fill') {
    context.strokeStyle = color;
    context.lineWidth = shape.width ?? 1;
    context.setLineDash((shape.dash ?? []) as number[]);
  }
  context.beginPath();
}

function finish(context: Context, paint: string): void {
  if (paint === 'fill' || paint === 'both') context.fill();
  if (paint === 'stroke' || paint === 'both') context.stroke();
}

function trace(context: Context, shape: Exclude<Shape, TextShape>): void {
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, radius = 0 } = shape;
      if (radius > 0) context.roundRect(x, y, width, height, Math.min(radius, width / 2));
      else context.rect(x, y, width, height);
      return;
    }
    case 'circle':
      context.moveTo(shape.x + shape.radius, shape.y);
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      return;
    case 'path': {
      const { points, closed } = shape;
      context.moveTo(points[0] as number, points[1] as number);
      for (let i = 2; i + 1 < points.length; i += 2) {
        context.lineTo(points[i] as number, points[i + 1] as number);
      }
      if (closed) context.closePath();
    }
  }
}
