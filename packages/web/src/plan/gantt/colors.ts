import { type Palette, ROLES, type Role } from '@throughline/drawing';

/** Where the reader chose a few colours for everything, the picture keeps to them. */
const FORCED: Partial<Readonly<Record<Role, string>>> = {
  paper: 'Canvas',
  surface: 'Canvas',
  sunk: 'Canvas',
  nonworking: 'Canvas',
  'accent-soft': 'Canvas',
  'bad-soft': 'Canvas',
  'warn-soft': 'Canvas',
  'good-soft': 'Canvas',
  accent: 'Highlight',
  'on-accent': 'HighlightText',
  line: 'GrayText',
  'line-strong': 'GrayText',
  'bar-baseline': 'GrayText',
  bar: 'LinkText',
  'bar-done': 'VisitedText',
};

/** The colours that the page has right now, as a canvas takes them. */
export function colorsOf(element: HTMLElement): Palette {
  const isForced = matchMedia('(forced-colors: active)').matches;
  const style = getComputedStyle(element);
  const probe = isForced ? element.appendChild(document.createElement('span')) : undefined;
  const colors = Object.fromEntries(
    ROLES.map((role) => {
      if (probe === undefined) return [role, style.getPropertyValue(`--${role}`).trim()];
      probe.style.color = FORCED[role] ?? 'CanvasText';
      return [role, getComputedStyle(probe).color];
    }),
  );
  probe?.remove();
  return colors as unknown as Palette;
}
