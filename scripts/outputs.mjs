import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { root } from './run.mjs';

const buildInfo = '.tsbuildinfo';

/**
 * `tsc -b` neither removes the outputs of deleted sources nor restores deleted outputs.
 * Here the first are removed, and a package with a missing output forgets that it was built.
 */
export function matchOutputsToSources() {
  for (const folder of packageFolders()) {
    const sources = stemsUnder(`${folder}/src`, /(?<!\.(test|testing))\.tsx?$/);
    const outputs = stemsUnder(`${folder}/dist`, /\.(d\.ts|js)(\.map)?$/);
    for (const [stem, files] of outputs) {
      if (!sources.has(stem)) for (const file of files) rmSync(file, { force: true });
    }
    const isWhole = [...sources.keys()].every((stem) => (outputs.get(stem) ?? []).length === 4);
    if (!isWhole) rmSync(`${folder}/dist/${buildInfo}`, { force: true });
  }
}

/** When the compiler last wrote, in milliseconds. */
export function newestBuild() {
  const times = packageFolders()
    .map((folder) => `${folder}/dist/${buildInfo}`)
    .filter((file) => existsSync(file))
    .map((file) => statSync(file).mtimeMs);
  return Math.max(0, ...times);
}

function packageFolders() {
  return (
    readdirSync(`${root}packages`)
      .map((name) => `${root}packages/${name}`)
      .filter((folder) => existsSync(`${folder}/tsconfig.json`))
      // Bundled: what it is made from is another script's business.
      .filter((folder) => !existsSync(`${folder}/vite.config.ts`))
  );
}

/** Files by their path inside the folder without the ending. */
function stemsUnder(folder, ending) {
  const filesByStem = new Map();
  if (!existsSync(folder)) return filesByStem;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = `${entry.parentPath ?? entry.path}/${entry.name}`;
    if (!entry.isFile() || !ending.test(file)) continue;
    const stem = file.slice(folder.length + 1).replace(ending, '');
    filesByStem.set(stem, [...(filesByStem.get(stem) ?? []), file]);
  }
  return filesByStem;
}
