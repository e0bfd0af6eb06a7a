import { type Palette, ROLES, type Role } from '@throughline/drawing';

const ink = (percent: number) => `color-mix(in srgb, CanvasText ${percent}%, Canvas)`;

/** Where the reader chose a few colours for everything, the picture keeps to them and to what lies between. */
const FORCED: Partial<Readonly<Record<Role, string>>> = {
  paper: 'Canvas',
  surface: 'Canvas',
  sunk: 'Canvas',
  'accent-soft': 'Canvas',
  'bad-soft': 'Canvas',
  'warn-soft': 'Canvas',
  'good-soft': 'Canvas',
  accent: 'Highlight',
  'on-accent': 'HighlightText',
  nonworking: ink(8),
  line: ink(18),
  'line-strong': ink(40),
  'ink-2': ink(75),
  'ink-3': ink(75),
  link: ink(60),
  'bar-baseline': ink(30),
  bar: ink(40),
  'bar-done': ink(65),
};

/** The colours that the page has right now, as a canvas takes them. */
export function colorsOf(element: HTMLElement): Palette {
  const isForced = matchMedia('(forced-colors: active)').matches;
  const style = getComputedStyle(element);
  const probe = isForced ? element.appendChild(document.createElement('span')) : undefined;
  const colors = Object.fromEntries(
    ROLES.map((role) => {
      if (probe === undefined) return [role, style.getPropertyValue(`--${role}`).trim()];
      probe.style.forcedColorAdjust = 'none';
      probe.style.color = FORCED[role] ?? 'CanvasText';
      return [role, getComputedStyle(probe).color];
    }),
  );
  probe?.remove();
  return colors as unknown as Palette;
}
