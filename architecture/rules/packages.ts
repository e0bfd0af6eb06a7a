import { builtinModules } from 'node:module';
import { packageImported, placeOf, targetOf } from '../places.ts';
import type { Import, SourceFacts } from '../source-facts.ts';
import type { Rule, Violation } from './rule.ts';

interface Allowed {
  readonly packages: readonly string[];
  readonly libraries: readonly string[];
  readonly node: boolean;
}

/** A package may import the packages named here and nothing above itself. */
const allowedByPackage: Readonly<Record<string, Allowed>> = {
  engine: { packages: [], libraries: [], node: false },
  model: { packages: ['engine'], libraries: ['zod', '@noble/hashes'], node: false },
  interchange: { packages: ['engine', 'model'], libraries: ['saxes'], node: false },
  drawing: { packages: ['engine', 'model'], libraries: [], node: false },
  server: {
    packages: ['engine', 'model', 'interchange', 'drawing'],
    libraries: [
      '@fastify/rate-limit',
      '@node-rs/argon2',
      'fastify',
      'fastify-type-provider-zod',
      'graphile-worker',
      'kysely',
      'pg',
      'pg-copy-streams',
      'pino',
      'piscina',
      'prom-client',
      'zod',
    ],
    node: true,
  },
  cli: {
    packages: ['engine', 'model', 'interchange', 'server', 'sample'],
    libraries: ['commander', 'pino', 'zod'],
    node: true,
  },
  web: {
    packages: ['engine', 'model', 'drawing'],
    libraries: [
      '@base-ui/react',
      '@fontsource-variable/inter',
      '@tanstack/react-query',
      '@tanstack/react-router',
      'react',
      'react-dom',
    ],
    node: false,
  },
  generator: { packages: ['engine', 'model'], libraries: [], node: false },
  sample: { packages: ['engine', 'model'], libraries: [], node: false },
};

/** Any test may import these, whatever stands below them; nothing that is shipped may. */
const testPackages = ['generator', 'sample'];

const testLibraries = ['vitest', 'fast-check'];
const ownScope = '@throughline/';
const builtins = new Set(builtinModules);

export const packageDirection: Rule = (files) =>
  eachImport(files, ({ path }, { specifier }) => {
    const { packageName, isTest } = placeOf(path);
    const allowed = allowedByPackage[packageName];
    if (allowed === undefined) return `package ${packageName} has no place in the order`;
    if (!specifier.startsWith(ownScope)) return undefined;
    const target = packageImported(specifier).slice(ownScope.length);
    if (allowed.packages.includes(target)) return undefined;
    if (isTest && testPackages.includes(target)) return undefined;
    return `${packageName} may not import ${target}`;
  });

export const packageEntrance: Rule = (files) =>
  eachImport(files, ({ path }, { specifier }) => {
    const target = targetOf(path, specifier);
    if (target !== undefined) {
      const home = `packages/${placeOf(path).packageName}/src/`;
      return target.startsWith(home) ? undefined : `${specifier} leaves the package's src`;
    }
    if (!specifier.startsWith(ownScope) || specifier.split('/').length === 2) return undefined;
    return `${specifier}: a package is entered by its index alone`;
  });

export const libraries: Rule = (files) =>
  eachImport(files, ({ path }, { specifier }) => {
    const { packageName, isTest } = placeOf(path);
    if (specifier.startsWith('.') || specifier.startsWith(ownScope)) return undefined;
    if (isBuiltin(specifier)) return undefined;
    const name = packageImported(specifier);
    const allowed = allowedByPackage[packageName]?.libraries ?? [];
    if (allowed.includes(name) || (isTest && testLibraries.includes(name))) return undefined;
    return `${packageName} may not depend on ${name}`;
  });

/** Tests may read files; what a browser runs may not. */
export const nodeBuiltins: Rule = (files) =>
  eachImport(files, ({ path }, { specifier }) => {
    const { packageName, isTest } = placeOf(path);
    if (!isBuiltin(specifier) || isTest || allowedByPackage[packageName]?.node) return undefined;
    return `${packageName} takes bytes and values, not ${specifier}`;
  });

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtins.has(specifier);
}

function eachImport(
  files: readonly SourceFacts[],
  judge: (file: SourceFacts, imported: Import) => string | undefined,
): readonly Violation[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const message = judge(file, imported);
      return message === undefined ? [] : [{ path: file.path, line: imported.line, message }];
    }),
  );
}
