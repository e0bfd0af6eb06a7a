import type { Shape } from '../scene.ts';

/** How far a shape may stand out: more than any mark is wide, so that cutting never shows. */
const MARGIN = 40;

/**
 * Leaves out what lies outside the picture, and cuts what reaches far out of it: a bar of ten years at the scale of
 * hours is a million pixels long. Long strokes are level or upright, so that moving their ends changes nothing seen.
 */
export function withinPicture(
  shapes: readonly Shape[],
  width: number,
  height: number,
): readonly Shape[] {
  const [right, bottom] = [width + MARGIN, height + MARGIN];
  const inX = (x: number) => Math.min(right, Math.max(-MARGIN, x));
  const inY = (y: number) => Math.min(bottom, Math.max(-MARGIN, y));
  const kept: Shape[] = [];
  for (const shape of shapes) {
    const box = boxOf(shape);
    if (box.right < 0 || box.left > width || box.bottom < 0 || box.top > height) continue;
    const isInside =
      box.left >= -MARGIN && box.right <= right && box.top >= -MARGIN && box.bottom <= bottom;
    if (isInside) kept.push(shape);
    else if (shape.kind === 'rectangle') {
      const [x, y] = [inX(shape.x), inY(shape.y)];
      kept.push({ ...shape, x, y, width: inX(box.right) - x, height: inY(box.bottom) - y });
    } else if (shape.kind === 'path') {
      const points = shape.points.map((value, i) => (i % 2 === 0 ? inX(value) : inY(value)));
      kept.push({ ...shape, points });
    } else if (shape.kind === 'text') kept.push(shape);
  }
  return kept;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(shape: Shape): Box {
  switch (shape.kind) {
    case 'rectangle':
      return {
        left: shape.x,
        right: shape.x + shape.width,
        top: shape.y,
        bottom: shape.y + shape.height,
      };
    case 'circle':
      return {
        left: shape.x - shape.radius,
        right: shape.x + shape.radius,
        top: shape.y - shape.radius,
        bottom: shape.y + shape.radius,
      };
    case 'text':
      return { left: shape.x, right: shape.x, top: shape.y - 11, bottom: shape.y };
    case 'path': {
      let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = 0; i + 1 < shape.points.length; i += 2) {
        const [x, y] = [shape.points[i] as number, shape.points[i + 1] as number];
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      return { left, right, top, bottom };
    }
  }
}
