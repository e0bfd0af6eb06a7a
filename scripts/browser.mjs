import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium that the journeys run in: CHROMIUM_PATH, else the system's, else Debian's package, installed here. */
export function browserPath() {
  const found = findBrowser();
  if (found !== undefined) return found;
  install();
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  process.stderr.write(
    'throughline: no Chromium was found, and none could be installed. Install one, or say where it is in CHROMIUM_PATH.\n',
  );
  return undefined;
}

function findBrowser() {
  const { CHROMIUM_PATH: told, PATH = '' } = process.env;
  if (told) return existsSync(told) ? told : undefined;
  const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, ...ELSEWHERE].find((place) => existsSync(place));
}

function install() {
  if (process.platform !== 'linux' || process.env.CHROMIUM_PATH) return;
  const before = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...before, 'apt-get', '-qq', '-y', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status;
  };
  process.stderr.write('throughline: installing Chromium, which the tests need\n');
  apt('update');
  apt('install', '--no-install-recommends', 'chromium');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${browserPath() ?? ''}\n`);
}
