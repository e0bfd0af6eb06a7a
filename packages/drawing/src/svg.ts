import { ROLES, type Role, type Scene, type Shape } from './scene.ts';

/** Colours by role: any CSS colour. */
export type Palette = Readonly<Record<Role, string>>;

/** Each role by the page's own variable, so that the picture follows its theme. */
export const pagePalette = Object.fromEntries(
  ROLES.map((role) => [role, `var(--${role})`]),
) as unknown as Palette;

/** The page's colours by day, for what stands alone: reports, print. */
export const lightPalette: Palette = {
  paper: '#fbfaf8',
  surface: '#ffffff',
  sunk: '#f4f2ee',
  line: '#e7e4de',
  'line-strong': '#d3cfc6',
  ink: '#1b1a17',
  'ink-2': '#5d5a53',
  'ink-3': '#6d6961',
  accent: '#2456d6',
  'accent-soft': '#e8eefc',
  'on-accent': '#ffffff',
  bad: '#b3261e',
  'bad-soft': '#fbeae8',
  warn: '#8a5807',
  'warn-soft': '#fbf1de',
  good: '#1c6e45',
  'good-soft': '#e5f3ea',
  bar: '#b7c3d6',
  'bar-done': '#7f93b3',
  'bar-critical': '#1b1a17',
  'bar-baseline': '#d9d4c9',
  nonworking: '#f3f0ea',
  link: '#a9a59b',
};

/**
 * The scene as an SVG document: one shape on a line, numbers to a tenth of a pixel, so that two pictures can be
 * compared by reading. Colours are attributes: no style is needed, which pages with a strict policy refuse.
 */
export function toSvg({ width, height, title, shapes }: Scene, palette: Palette): string {
  const lines = shapes.map((shape) => `  ${shapeSvg(shape, palette)}`);
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="Inter, sans-serif" font-size="11">`;
  return [head, `  <title>${escaped(title)}</title>`, ...lines, '</svg>', ''].join('\n');
}

function shapeSvg(shape: Shape, palette: Palette): string {
  const color = palette[shape.role];
  const rest = `${shape.opacity === undefined ? '' : ` opacity="${shape.opacity}"`}${
    shape.of === undefined ? '' : ` data-of="${escaped(shape.of)}"`
  }`;
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, radius } = shape;
      const round = radius ? ` rx="${short(radius)}"` : '';
      return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${round} fill="${color}"${rest}/>`;
    }
    case 'circle': {
      const { x, y, radius } = shape;
      return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${color}"${rest}/>`;
    }
    case 'path': {
      const { points, closed, paint, width, dash } = shape;
      const steps: string[] = [];
      for (let i = 0; i + 1 < points.length; i += 2) {
        steps.push(
          `${i === 0 ? 'M' : 'L'}${short(points[i] as number)} ${short(points[i + 1] as number)}`,
        );
      }
      const fill = paint === 'stroke' ? 'none' : color;
      const stroke =
        paint === 'fill'
          ? ''
          : ` stroke="${color}"${width ? ` stroke-width="${short(width)}"` : ''}`;
      const dashes = dash ? ` stroke-dasharray="${dash.map(short).join(' ')}"` : '';
      return `<path d="${steps.join(' ')}${closed ? 'Z' : ''}" fill="${fill}"${stroke}${dashes}${rest}/>`;
    }
    case 'text': {
      const { x, y, text, anchor, strong } = shape;
      const look = `${anchor && anchor !== 'start' ? ` text-anchor="${anchor}"` : ''}${strong ? ' font-weight="600"' : ''}`;
      return `<text x="${short(x)}" y="${short(y)}"${look} fill="${color}"${rest}>${escaped(text)}</text>`;
    }
  }
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Safe in text and attributes; characters that XML does not know are shown as such. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
