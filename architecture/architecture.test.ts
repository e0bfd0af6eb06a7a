import { describe, expect, test } from 'vitest';
import { readRepository } from './repository.ts';
import { circlesOfFiles, circlesOfRooms } from './rules/circles.ts';
import { libraries, nodeBuiltins, packageDirection, packageEntrance } from './rules/packages.ts';
import { clockIsAnArgument, enginePurity } from './rules/purity.ts';
import { modelRoomDirection, modelRoomEntrance, modelRoomsKnown } from './rules/rooms.ts';
import type { Rule } from './rules/rule.ts';
import { sqlFromParameters } from './rules/sql.ts';
import {
  anyRefused,
  emptyNamesRefused,
  longFilesRefused,
  silencersRefused,
} from './rules/tidiness.ts';
import { webRoomDirection, webRoomEntrance, wordsFromCatalogue } from './rules/web.ts';
import { readFacts } from './source-facts.ts';

const repository = readRepository();

test('the repository is read', () => {
  expect(repository.map(({ path }) => path)).toContain('packages/engine/src/index.ts');
});

law('A1 packages point down', packageDirection, {
  allowed: {
    'packages/model/src/plan/task.ts': `import { one } from '@throughline/engine';`,
    'packages/cli/src/main.ts': `import type { Plan } from '@throughline/model';`,
    'packages/engine/src/a.test.ts': `import { generateNetwork } from '@throughline/generator';`,
  },
  refused: {
    'packages/cli/src/sample.ts': `import { generateRecords } from '@throughline/generator';`,
    'packages/generator/src/a.ts': `import { readMspdi } from '@throughline/interchange';`,
    'packages/engine/src/index.ts': `import { plan } from '@throughline/model';`,
    'packages/model/src/index.ts': `import type { Row } from '@throughline/interchange';`,
    'packages/interchange/src/index.ts': `type Main = typeof import('@throughline/cli');`,
    'packages/model/src/plan/a.test.ts': `await import('@throughline/interchange');`,
    'packages/extra/src/index.ts': `import { plan } from '@throughline/model';`,
  },
});

law('A2 a package is entered by its index alone', packageEntrance, {
  allowed: { 'packages/model/src/plan/a.ts': `export * from '../edit/index.ts';` },
  refused: {
    'packages/cli/src/main.ts': `import { task } from '@throughline/model/dist/plan/task.js';`,
    'packages/model/src/plan/task.ts': `export * from '../../../engine/src/index.ts';`,
  },
});

law('A3 a package depends only on the libraries it was given', libraries, {
  allowed: {
    'packages/model/src/plan/task.ts': `import { sha256 } from '@noble/hashes/sha2.js';`,
    'packages/engine/src/a.test.ts': `import fc from 'fast-check';`,
  },
  refused: {
    'packages/engine/src/index.ts': `import { z } from 'zod';`,
    'packages/model/src/plan/task.ts': `import fc from 'fast-check';`,
    'packages/cli/src/main.ts': `const saxes = require('saxes');`,
    'packages/interchange/src/mspdi/read.ts': 'const found = await import(nameOf(library));',
  },
});

law('A4 only the command line knows Node', nodeBuiltins, {
  allowed: {
    'packages/cli/src/main.ts': `import { readFileSync } from 'node:fs';`,
    'packages/interchange/src/a.test.ts': `import { readFileSync } from 'node:fs';`,
  },
  refused: {
    'packages/engine/src/index.ts': `import 'node:process';`,
    'packages/model/src/index.ts': `import { randomUUID } from 'crypto';`,
    'packages/interchange/src/index.ts': `import type { Stats } from 'node:fs';`,
  },
});

law('A5 every room of the model has a floor', modelRoomsKnown, {
  allowed: {
    'packages/model/src/on-track/verdict.ts': '',
    'packages/engine/src/attic/a.ts': '',
  },
  refused: { 'packages/model/src/attic/a.ts': '' },
});

law('A6 rooms of the model point down', modelRoomDirection, {
  allowed: {
    'packages/model/src/slip/a.ts': `import { replay } from '../history/index.ts';`,
    'packages/model/src/edit/a.ts': `import { say } from '../words/index.ts';`,
  },
  refused: {
    'packages/model/src/plan/a.ts': `import { parse } from '../notation/index.ts';`,
    'packages/model/src/computed/a.ts': `import type { Change } from '../history/index.ts';`,
    'packages/model/src/slip/a.ts': `export { verdict } from '../on-track/index.ts';`,
  },
});

law('A7 a room of the model is entered by its index alone', modelRoomEntrance, {
  allowed: {
    'packages/model/src/edit/a.ts': `import './b.ts'; import { task } from '../plan/index.ts';`,
    'packages/model/src/index.ts': `export * from './plan/index.ts';`,
  },
  refused: {
    'packages/model/src/edit/a.ts': `import { task } from '../plan/task.ts';`,
    'packages/model/src/edit/deep/b.ts': `import { task } from '../../plan/task.ts';`,
    'packages/model/src/plan/a.ts': `import { all } from '../index.ts';`,
  },
});

law('A8 no circle between files', circlesOfFiles, {
  allowed: {
    'packages/engine/src/a.ts': `import './b.ts'; import './c.ts';`,
    'packages/engine/src/b.ts': `import './c.ts';`,
    'packages/engine/src/c.ts': '',
  },
  refused: {
    'packages/engine/src/a.ts': `import type { B } from './b.ts';`,
    'packages/engine/src/b.ts': `import './c.ts';`,
    'packages/engine/src/c.ts': `import './a.ts';`,
  },
  together: true,
});

law('A9 no circle between rooms', circlesOfRooms, {
  allowed: {
    'packages/engine/src/time/a.ts': `import './b.ts';`,
    'packages/engine/src/time/b.ts': `import './a.ts';`,
    'packages/engine/src/network/a.ts': `import '../time/a.ts';`,
  },
  refused: {
    'packages/engine/src/time/a.ts': `import type { N } from '../network/deep/b.ts';`,
    'packages/engine/src/network/a.ts': `import '../time/c.ts';`,
  },
  together: true,
});

law('A10 the engine gives the same bits everywhere', enginePurity, {
  allowed: {
    'packages/engine/src/a.ts': `
      // Date and Math.random in a comment, 'process' in a string
      const step = { process: 2 ** 31, date: 'Date', root: Math.sqrt(Math.max(1, 2)) };
      step.process;`,
    'packages/engine/src/a.test.ts': 'Date.now();',
    'packages/cli/src/main.ts': 'process.exit(Math.pow(1, 2));',
  },
  refused: {
    'packages/engine/src/a.ts': 'export const now = Date.now();',
    'packages/engine/src/b.ts': 'export function at(when: Date): void {}',
    'packages/engine/src/c.ts': 'Math.random();',
    'packages/engine/src/d.ts': 'Math.exp(1);',
    'packages/engine/src/e.ts': 'const { log } = Math;',
    'packages/engine/src/f.ts': `Math['pow'](2, 3);`,
    'packages/engine/src/g.ts': 'performance.now();',
    'packages/engine/src/h.ts': 'process.hrtime();',
    'packages/engine/src/i.ts': 'globalThis.Date;',
    'packages/engine/src/j.ts': 'export const cube = (x: number) => x ** 3;',
    'packages/engine/src/k.ts': 'Math.cos(1) + Math.sin(1);',
  },
});

law('A11 the model and interchange are given clock, chance and ids', clockIsAnArgument, {
  allowed: {
    'packages/model/src/plan/a.ts': 'export const day = new Date(0); Math.exp(1);',
    'packages/model/src/plan/a.test.ts': 'new Date();',
  },
  refused: {
    'packages/model/src/plan/a.ts': 'Date.now();',
    'packages/model/src/plan/b.ts': 'new Date();',
    'packages/model/src/plan/c.ts': 'const { random } = Math;',
    'packages/model/src/plan/d.ts': 'Math.random();',
    'packages/interchange/src/a.ts': 'crypto.randomUUID();',
    'packages/generator/src/a.ts': 'Math.random();',
  },
});

law('A12 a name says what is inside', emptyNamesRefused, {
  allowed: { 'packages/engine/src/time/recurrence.ts': '' },
  refused: {
    'packages/engine/src/utils/minute.ts': '',
    'packages/model/src/plan/types.ts': '',
    'packages/cli/src/helpers.test.ts': '',
  },
});

law('A13 no file is longer than 600 lines', longFilesRefused, {
  allowed: { 'packages/engine/src/a.ts': '\n'.repeat(600) },
  refused: { 'packages/engine/src/a.ts': '\n'.repeat(601) },
});

law('A14 no any', anyRefused, {
  allowed: { 'packages/engine/src/a.ts': 'const any: unknown = 1; // any' },
  refused: {
    'packages/engine/src/a.ts': 'const one: any = 1;',
    'packages/engine/src/b.test.ts': 'const one = 1 as unknown as Map<string, any>;',
  },
});

law('A15 no fault is silenced', silencersRefused, {
  allowed: {
    'packages/engine/src/a.test.ts': '// @ts-expect-error a number is not a name',
    'packages/engine/src/a.ts': `const text = '@ts-ignore';`,
  },
  refused: {
    'packages/engine/src/a.ts': '// @ts-ignore',
    'packages/engine/src/b.ts': '/* @ts-nocheck */',
    'packages/engine/src/c.ts': '// biome-ignore lint/a/b: because',
    'packages/engine/src/d.ts': '// @ts-expect-error',
  },
});

law('A16 SQL is built from parameters alone', sqlFromParameters, {
  allowed: {
    'packages/server/src/accounts/a.ts': `
      // sql.raw in a comment, and 'sql.raw' in a string
      await sql\`select \${sql.ref('id')} from person where email = \${email}\`.execute(database);
      await client.query('select pg_advisory_lock($1)', [lock]);
      await client.query(\`listen throughline\`);
      const { query } = request; request.query; emptied.query();`,
    'packages/server/src/storage/migrate.ts': 'sql.raw(statements);',
    'packages/server/src/storage/backup/a.ts': 'client.query(copyTo(text));',
    'packages/server/src/accounts/a.test.ts': `client.query(\`create database \${name}\`);`,
  },
  refused: {
    'packages/server/src/accounts/a.ts': `sql.raw(\`select \${name}\`);`,
    'packages/server/src/storage/backup/b.ts': 'sql.raw(statement);',
    'packages/server/src/accounts/c.ts': `sql\`limit \${sql.lit(limit)}\`;`,
    'packages/cli/src/d.ts': `client.query(\`select * from \${table}\`);`,
    'packages/server/src/accounts/e.ts': `client.query('select ' + name);`,
    'packages/server/src/accounts/f.ts': 'pool.query(statement);',
    'packages/server/src/accounts/g.ts': 'pool.query({ text: statement });',
    'packages/server/src/accounts/h.ts': 'CompiledQuery.raw(statement);',
    'packages/server/src/accounts/i.ts': `client?.query?.(\`listen \${channel}\`);`,
  },
});

law('A17 rooms of the web application point down; screens are neighbours', webRoomDirection, {
  allowed: {
    'packages/web/src/history/a.tsx': `import { Button } from '../ui/index.ts';`,
    'packages/web/src/plan/a.tsx': `import { TaskPanel } from '../task-panel/index.ts';`,
    'packages/web/src/app/a.tsx': `import { HistoryScreen } from '../history/index.ts';`,
  },
  refused: {
    'packages/web/src/ui/a.tsx': `import { request } from '../connection/index.ts';`,
    'packages/web/src/history/a.tsx': `import { Ledger } from '../on-track/index.ts';`,
    'packages/web/src/project/a.tsx': `import type { Screen } from '../shell/index.ts';`,
  },
});

law('A18 a room of the web application is entered by its index alone', webRoomEntrance, {
  allowed: {
    'packages/web/src/history/a.tsx': `import './b.ts'; import '../ui/index.ts';`,
    'packages/web/src/main.tsx': `import './ui/tokens.css';`,
  },
  refused: {
    'packages/web/src/history/a.tsx': `import { Button } from '../ui/button.tsx';`,
    'packages/web/src/history/deep/a.tsx': `import { day } from '../../words/format.ts';`,
  },
});

law('A19 what people read comes from the catalogue', wordsFromCatalogue, {
  allowed: {
    'packages/web/src/history/a.tsx': `export const a = <p title={say('b')}>{say('c')} · +</p>;`,
    'packages/web/src/ui/mark.tsx': `export const a = <b>Throughline</b>;`,
  },
  refused: {
    'packages/web/src/history/a.tsx': `export const a = <p>Nothing here</p>;`,
    'packages/web/src/history/b.tsx': `export const a = <input aria-label="Search" />;`,
  },
});

interface Planted {
  readonly allowed: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string>>;
  /** The refused files break the rule only side by side. */
  readonly together?: boolean;
}

/** The repository keeps the rule, and the rule sees each fault planted for it. */
function law(name: string, rule: Rule, { allowed, refused, together = false }: Planted): void {
  describe(name, () => {
    test('is kept by the repository', () => {
      expect(shown(rule, repository)).toEqual([]);
    });
    test('allows what it should', () => {
      expect(shown(rule, planted(allowed))).toEqual([]);
    });
    test.each(together ? [refused] : apart(refused))('refuses a planted fault: %o', (files) => {
      expect(shown(rule, planted(files))).not.toEqual([]);
    });
  });
}

function shown(rule: Rule, files: Parameters<Rule>[0]): readonly string[] {
  return rule(files).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

function planted(textByPath: Readonly<Record<string, string>>): Parameters<Rule>[0] {
  return Object.entries(textByPath).map(([path, text]) => readFacts(path, text));
}

function apart(textByPath: Readonly<Record<string, string>>): readonly Record<string, string>[] {
  return Object.entries(textByPath).map(([path, text]) => ({ [path]: text }));
}
