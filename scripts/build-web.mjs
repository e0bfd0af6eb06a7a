import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './run.mjs';

const folder = `${root}packages/web`;
const stampFile = `${folder}/dist/.built-from`;
const sources = ['engine', 'model', 'interchange', 'drawing', 'web'].map(
  (name) => `packages/${name}/src`,
);
const alone = ['packages/web/index.html', 'packages/web/vite.config.ts', 'package-lock.json'];

/** Builds the web application where its sources are others than those it was built from; returns whether it did. */
export async function buildWeb() {
  const stamp = stampOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  const { build } = await import('vite');
  await build({ root: folder, configFile: `${folder}/vite.config.ts`, logLevel: 'warn' });
  compress(`${folder}/dist`);
  writeFileSync(stampFile, stamp);
  return true;
}

/** Names, sizes and times: enough to see an edit, and nothing to read. */
function stampOfSources() {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) =>
    readdirSync(root + source, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !/\.(test|testing)\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, ...alone.map((name) => root + name)].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Once here, instead of for every reader. Fonts are compressed already. */
function compress(built) {
  for (const entry of readdirSync(built, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params: quality }));
  }
}
