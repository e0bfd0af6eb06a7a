import { readFile, stat } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Complaint } from '../say.ts';
import type { Environment } from '../terminal/index.ts';

const Keyring = z.record(z.string(), z.string());

/**
 * The token for a server: `THROUGHLINE_TOKEN`, else the keyring's, a JSON file of servers and tokens that
 * nobody else may read: `{"https://plan.example.org": "tl_…"}`.
 */
export async function tokenFor(server: string, env: Environment): Promise<string | Complaint> {
  if (env.THROUGHLINE_TOKEN) return env.THROUGHLINE_TOKEN;
  const file = env.THROUGHLINE_KEYRING ?? join(configFolder(env), 'throughline', 'tokens.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return missing(server, file);
  if (await othersMayRead(file)) {
    const next = `chmod 600 ${file}`;
    return { about: file, why: 'Others may read this file of tokens.', code: 'keyring-open', next };
  }
  const keyring = Keyring.safeParse(parsed(text));
  if (!keyring.success) {
    const next = 'It is an object of servers and tokens: {"https://plan.example.org": "tl_…"}';
    return { about: file, why: 'This is no keyring.', code: 'keyring-invalid', next };
  }
  const token = Object.entries(keyring.data).find(([url]) => url.replace(/\/+$/, '') === server);
  return token === undefined ? missing(server, file) : token[1];
}

function missing(server: string, file: string): Complaint {
  return {
    about: server,
    why: 'There is no token for this server.',
    code: 'token-missing',
    next: `THROUGHLINE_TOKEN, or ${file}, has one. Make it on the server: throughline token create.`,
  };
}

function configFolder(env: Environment): string {
  if (platform() === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

async function othersMayRead(file: string): Promise<boolean> {
  if (platform() === 'win32') return false;
  return ((await stat(file)).mode & 0o077) !== 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
