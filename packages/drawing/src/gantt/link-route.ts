import type { LinkType } from '@throughline/model';

/** Where one end of a link stands: edges of its bar, and of its row. */
export interface EndPlace {
  readonly left: number;
  readonly right: number;
  /** Where a link from above or below meets it. */
  readonly entry: number;
  /** How far behind that it may still meet it. */
  readonly slack: number;
  /** How much deeper it then has to go for each pixel: a diamond is not flat. */
  readonly slope: 0 | 1;
  readonly middle: number;
  /** Of the bar itself. */
  readonly barTop: number;
  readonly barBottom: number;
  readonly rowTop: number;
  readonly rowBottom: number;
}

export interface Route {
  /** Corners: x, y, x, y …; level and upright lines by turns. */
  readonly points: readonly number[];
  /** Where the arrow points. */
  readonly towards: 'right' | 'left' | 'down' | 'up';
}

/** How many bars an upright line at x would cross between the two ends. */
export type CountCrossed = (x: number) => number;

const STUB = 6;
const RUN_IN = 9;
const LEAST_STEP = 3;

/**
 * The way of a link in level and upright lines, out of one bar and into the other. Of the ways that look natural
 * it takes the first that crosses the fewest bars.
 */
export function linkRoute(
  type: LinkType,
  from: EndPlace,
  to: EndPlace,
  crossed: CountCrossed,
): Route {
  switch (type) {
    case 'FS':
      return fromEndToBeginning(from, to, crossed);
    case 'SS':
      return fromBeginningToBeginning(from, to);
    case 'FF':
      return mirrored(fromBeginningToBeginning(mirror(from), mirror(to)));
    case 'SF':
      return mirrored(fromEndToBeginning(mirror(from), mirror(to), (x) => crossed(-x)));
  }
}

function fromEndToBeginning(from: EndPlace, to: EndPlace, crossed: CountCrossed): Route {
  const isDown = to.middle > from.middle;
  const [x1, y1, x2, y2] = [from.right, from.middle, to.left, to.middle];
  const ways: (Route & { readonly upright: number })[] = [];
  const aside = Math.max(0, x1 + LEAST_STEP - to.entry);
  if (aside <= to.slack) {
    const deeper = aside * to.slope;
    const end = isDown ? to.barTop + deeper : to.barBottom - deeper;
    const upright = to.entry + aside;
    ways.push({
      points: [x1, y1, upright, y1, upright, end],
      towards: isDown ? 'down' : 'up',
      upright,
    });
    for (const upright of [x2 - RUN_IN, x1 + STUB]) {
      if (upright < x1 + STUB || upright > x2 - RUN_IN) continue;
      ways.push({ points: [x1, y1, upright, y1, upright, y2, x2, y2], towards: 'right', upright });
    }
  } else {
    // The successor begins before the end it waits for: back between two rows.
    const beforeRow = isDown ? to.rowTop : to.rowBottom;
    const afterRow = isDown ? from.rowBottom : from.rowTop;
    const [out, back] = [x1 + STUB, x2 - RUN_IN];
    for (const [turn, upright] of [
      [beforeRow, out],
      [afterRow, back],
    ] as const) {
      const points = [x1, y1, out, y1, out, turn, back, turn, back, y2, x2, y2];
      ways.push({ points, towards: 'right', upright });
    }
  }
  return fewestCrossed(ways, crossed);
}

function fewestCrossed(
  ways: readonly (Route & { readonly upright: number })[],
  crossed: CountCrossed,
): Route {
  let best: Route = ways[0] as Route;
  let fewest = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const count = crossed(way.upright);
    if (count < fewest) [best, fewest] = [way, count];
    if (fewest === 0) break;
  }
  return { points: best.points, towards: best.towards };
}

function fromBeginningToBeginning(from: EndPlace, to: EndPlace): Route {
  const upright = Math.min(from.left - STUB, to.left - RUN_IN);
  const [y1, y2] = [from.middle, to.middle];
  return {
    points: [from.left, y1, upright, y1, upright, y2, to.left, y2],
    towards: 'right',
  };
}

function mirror(end: EndPlace): EndPlace {
  // What is not a milestone is met near its beginning; seen from behind, near its end.
  const entry = end.left + end.right - end.entry;
  return { ...end, left: -end.right, right: -end.left, entry: -entry };
}

function mirrored({ points, towards }: Route): Route {
  return {
    points: points.map((value, place) => (place % 2 === 0 ? -value : value)),
    towards: towards === 'right' ? 'left' : towards,
  };
}
