import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFacts, type SourceFacts } from './source-facts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export function readRepository(): readonly SourceFacts[] {
  return readdirSync(`${root}packages`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => sourcesUnder(`packages/${name}/src`))
    .sort()
    .map((path) => readFacts(path, readFileSync(root + path, 'utf8')));
}

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
