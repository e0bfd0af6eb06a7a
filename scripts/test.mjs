import { browserPath } from './browser.mjs';
import { buildWeb } from './build-web.mjs';
import { run } from './run.mjs';
import { build, install } from './setup.mjs';

const only = process.argv.slice(2);

install();
const steps =
  only.length > 0
    ? [['tests', () => run('vitest', ['run', ...only])]]
    : [
        [
          'format and lint',
          () => run('biome', ['check', '--diagnostic-level=warn', '--error-on-warnings']),
        ],
        [
          'types',
          () => build(['tsconfig.json', 'tsconfig.tests.json', 'packages/web/tsconfig.tests.json']),
        ],
        ['architecture and tests', () => run('vitest', ['run'])],
        ['journeys in a browser', journeys],
      ];

/** Against the product as it is built, in the Chromium of CHROMIUM_PATH, the system's or Debian's. */
async function journeys() {
  const chromium = browserPath();
  if (chromium === undefined) return 1;
  process.env.CHROMIUM_PATH = chromium;
  await buildWeb();
  return run('vitest', ['run', '--config', 'vitest.journeys.config.ts']);
}

// Every step runs, so that one report holds everything there is to mend.
const failed = [];
for (const [name, step] of steps) {
  process.stdout.write(`\n${name}\n`);
  if ((await step()) !== 0) failed.push(name);
}
process.stdout.write(failed.length > 0 ? `\nfailed: ${failed.join(', ')}\n` : '\nall passed\n');
process.exitCode = failed.length > 0 ? 1 : 0;
