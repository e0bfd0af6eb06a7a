import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightPalette, type Palette, pagePalette, toSvg } from '../svg.ts';
import { ganttScene } from './gantt-scene.ts';
import { pictures } from './pictures.testing.ts';

const FOLDER = new URL('./pictures/', import.meta.url);
/** Stores them anew: look at each that changed before it is committed. */
const isUpdating = process.env.UPDATE_PICTURES === '1';

/** The page's palette changes nothing but colours: one picture of everything shows that. */
const PAGE = 'days-that-stand-out';
const drawn: [name: string, picture: string, palette: Palette][] = Object.keys(pictures).map(
  (name) => [`${name}.svg`, name, lightPalette],
);
drawn.push([`${PAGE}-on-page.svg`, PAGE, pagePalette]);

describe('the pictures of the Gantt', () => {
  it.each(drawn)('%s is as it was looked at', (file, name, palette) => {
    const picture = pictures[name] as NonNullable<(typeof pictures)[string]>;
    const svg = toSvg(ganttScene(picture()), palette);
    const stored = new URL(file, FOLDER);
    if (isUpdating) writeFileSync(stored, svg);
    expect(existsSync(stored) ? readFileSync(stored, 'utf8') : 'not stored').toBe(svg);
  });

  it('stores no picture that is not drawn any more', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(drawn.map(([file]) => file).sort());
  });
});
