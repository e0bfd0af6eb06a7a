import { posix } from 'node:path';

/** Where a file stands: `packages/model/src/edit/apply.ts` is package model, room edit. */
export interface Place {
  readonly packageName: string;
  /** The top folder of `src`; undefined for a file directly in `src`. */
  readonly room: string | undefined;
  readonly isTest: boolean;
}

export function placeOf(path: string): Place {
  const [, packageName = '', , ...inside] = path.split('/');
  return {
    packageName,
    room: inside.length > 1 ? inside[0] : undefined,
    isTest: /\.(test|testing)\.tsx?$/.test(path),
  };
}

/** The repository path a relative import names; undefined for a package or built-in. */
export function targetOf(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

/** `@noble/hashes/sha2.js` belongs to `@noble/hashes`, `zod/v4` to `zod`. */
export function packageImported(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
