// Draws docs/status.svg, the picture of the command line, from what the terminal really shows.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { root } from './run.mjs';
import { sample, writeSample } from './sample.mjs';

const COLUMNS = 100;
const [CELL, LINE, MARGIN] = [7.83, 19, 22];
const ESCAPE = String.fromCharCode(27);
const STYLE = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`);
const COLOURS = { 31: '#b3261e', 32: '#1b6e3c', 33: '#8a5a00', 36: '#0b5c8a' };

await writeSample();
const output = execFileSync('npx', ['throughline', 'status', sample], {
  cwd: root,
  encoding: 'utf8',
  env: {
    ...process.env,
    FORCE_COLOR: '1',
    NO_COLOR: '',
    COLUMNS: String(COLUMNS),
    LANG: 'C.UTF-8',
  },
});
const lines = output.trimEnd().split('\n');
const [width, height] = [COLUMNS * CELL + 2 * MARGIN, lines.length * LINE + 2 * MARGIN];

writeFileSync(
  new URL('../docs/status.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" role="img" aria-label="throughline status in a terminal">
<rect width="100%" height="100%" rx="8" fill="#faf8f3"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#26231d">
${lines.map((line, index) => drawn(line, MARGIN + (index + 0.75) * LINE)).join('\n')}
</g>
</svg>
`,
);

/** One line of the terminal, each run of one style placed by its column. */
function drawn(line, y) {
  let [column, style, svg] = [0, '', ''];
  for (const part of line.split(STYLE)) {
    const codes = part.startsWith(ESCAPE) ? part.slice(2, -1) : undefined;
    if (codes !== undefined) {
      style = codes === '' || codes === '0' ? '' : styleOf(codes.split(';'), style);
    } else {
      // Each run of words by itself: what draws it may take several spaces for one, or none.
      for (const words of part.split(/( {2,}|^ | $)/)) {
        if (words.trim() !== '') svg += text(words, MARGIN + column * CELL, y, style);
        column += [...words].length;
      }
    }
  }
  return svg;
}

function text(words, x, y, style) {
  const length = ([...words].length * CELL).toFixed(1);
  return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length}"${style}>${escaped(words)}</text>`;
}

function styleOf(codes, before) {
  return codes.reduce((style, code) => {
    if (code === '1') return `${style} font-weight="600"`;
    if (code === '2') return `${style} fill-opacity="0.6"`;
    if (code === '22') return style.replace(/ (font-weight|fill-opacity)="[^"]*"/g, '');
    if (code === '39') return style.replace(/ fill="[^"]*"/, '');
    return COLOURS[code] === undefined ? style : `${style} fill="${COLOURS[code]}"`;
  }, before);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
