import { run } from './run.mjs';
import { sample, writeSample } from './sample.mjs';
import { setUp } from './setup.mjs';

setUp();
await writeSample();
const args = process.argv.slice(2);
process.exitCode = run('throughline', args.length > 0 ? args : ['status', sample]);
