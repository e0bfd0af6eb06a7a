import { readFileSync } from 'node:fs';
import { lightPalette } from '@throughline/drawing';
import { expect, it } from 'vitest';

it('pictures that stand alone have the colours of the page by day', () => {
  const tokens = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');
  const byDay = tokens.slice(0, tokens.indexOf('}'));
  for (const [role, color] of Object.entries(lightPalette)) {
    expect(byDay).toContain(`--${role}: ${color};`);
  }
});
