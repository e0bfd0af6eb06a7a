import { run } from './run.mjs';
import { writeSample } from './sample.mjs';
import { setUp } from './setup.mjs';

await setUp();
const args = process.argv.slice(2);
if (args.length > 0) {
  await writeSample();
  process.exitCode = run('throughline', args);
} else {
  // In this process: whoever ends it ends the server, not only its parent.
  process.argv.push('serve', '--sample');
  await import('../packages/cli/bin/throughline.js');
}
