import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

const program = fileURLToPath(new URL('../packages/cli/bin/throughline.js', import.meta.url));
const PASSWORD = 'plenty of kelp here 7';
const STARTED_WITHIN = 60_000;

/** Sizes that people have: a screen on a desk, a phone. */
export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** How a page is looked at. */
export interface Look {
  readonly phone?: boolean;
  readonly dark?: boolean;
  readonly language?: 'pseudo';
  /** A proxy that it goes through. */
  readonly through?: string;
}

/** One server with a database of its own, as `throughline serve` runs it, and a browser. */
export class World {
  readonly url: string;
  readonly #database: string;
  readonly #postgresUrl: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'throughline-journey-'));
  #server: ChildProcess | undefined;
  #browser: Browser | undefined;
  /** The link that makes the first account, while nobody has one. */
  firstLink: string | undefined;
  /** What went wrong in pages: a journey that ends with any has failed. */
  readonly faults: string[] = [];

  private constructor(
    postgresUrl: string,
    readonly port: number,
    readonly isEmpty: boolean,
  ) {
    this.#postgresUrl = postgresUrl;
    this.#database = `journey_${randomUUID().replaceAll('-', '')}`;
    this.url = `http://localhost:${port}`;
  }

  /** @param postgresUrl the tests' PostgreSQL. `empty`: without the sample programme */
  static async begin(postgresUrl: string, { empty = false } = {}): Promise<World> {
    const world = new World(postgresUrl, await freePort(), empty);
    await world.#inAdmin(`create database ${world.#database}`);
    await world.start();
    return world;
  }

  /** Resolves when the server answers. */
  async start(): Promise<void> {
    const database = this.#postgresUrl.replace(/\/[^/?]*\?/, `/${this.#database}?`);
    let isAnnounced = false;
    const args = ['serve', '--data', this.#folder, '--port', String(this.port)];
    const server = spawn(
      process.execPath,
      [program, ...args, ...(this.isEmpty ? [] : ['--sample'])],
      {
        env: {
          ...process.env,
          DATABASE_URL: database,
          THROUGHLINE_LOG: process.env.THROUGHLINE_LOG ?? 'error',
          THROUGHLINE_REQUESTS_PER_MINUTE: '0',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#server = server;
    const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      this.firstLink = /\S+\/join#\S+/.exec(line)?.[0] ?? this.firstLink;
      isAnnounced ||= line.includes('Throughline is at');
    });
    const end = Date.now() + STARTED_WITHIN;
    while (Date.now() < end) {
      if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      // Printed with the link, once the sample is in.
      if (isAnnounced) return;
    }
    throw new Error('the server did not start');
  }

  /** As if somebody had pulled the plug of the server, not of the database. */
  async kill(): Promise<void> {
    await this.#endServer('SIGKILL');
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#endServer('SIGTERM');
    await this.#inAdmin(`drop database if exists ${this.#database} with (force)`);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A browser of somebody's own: their cookies, their storage. */
  async visitor(options: Look = {}): Promise<Page> {
    const context = await this.#context(options);
    return this.#watched(await context.newPage());
  }

  /** The first account, signed in. */
  async owner(options: Look = {}): Promise<Page> {
    const page = await this.visitor(options);
    const email = 'ana@example.org';
    if (this.firstLink === undefined) {
      await this.send(page, 'POST', '/sign-in/password', { email, password: PASSWORD });
      return page;
    }
    await this.send(page, 'POST', '/links/first-start', {
      secret: this.firstLink.split('#')[1],
      name: 'Ana Ortiz',
      email,
      password: PASSWORD,
      workspace: 'Our plans',
    });
    this.firstLink = undefined;
    return page;
  }

  /** Somebody else of the same workspace, signed in. */
  async colleague(owner: Page, name: string, role = 'manager', look: Look = {}): Promise<Page> {
    const { workspaces } = await this.read(owner, '/workspaces');
    const { url } = await this.send(owner, 'POST', `/workspaces/${workspaces[0].id}/invites`, {
      role,
    });
    const page = await this.visitor(look);
    await this.send(page, 'POST', '/links/join', {
      secret: String(url).split('#')[1],
      account: { name, email: `${randomUUID()}@example.org`, password: PASSWORD },
    });
    return page;
  }

  /** The only project there is, or the one of the name. */
  async projectId(page: Page, name?: string): Promise<string> {
    const { workspaces } = await this.read(page, '/workspaces');
    const { projects } = await this.read(page, `/workspaces/${workspaces[0].id}/projects`);
    const found = (projects as { id: string; name: string }[]).find(
      (project) => name === undefined || project.name === name,
    );
    if (found === undefined) throw new Error(`no project ${name ?? ''}`);
    return found.id;
  }

  async read(page: Page, path: string) {
    return this.send(page, 'GET', path);
  }

  /** As the page itself would ask, with its cookies; throws where the answer is a refusal. */
  async send(page: Page, method: string, path: string, body?: unknown) {
    if (!page.url().startsWith(this.url)) await page.goto('/sign-in');
    const [status, text] = await page.evaluate(
      async ([method, url, body]) => {
        const answer = await fetch(url, {
          method,
          ...(body !== null && { body, headers: { 'content-type': 'application/json' } }),
        });
        return [answer.status, await answer.text()] as const;
      },
      [method, `/api/v1${path}`, body === undefined ? null : JSON.stringify(body)] as const,
    );
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async #context({ phone, dark, language, through }: Look): Promise<BrowserContext> {
    this.#browser ??= await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const context = await this.#browser.newContext({
      baseURL: this.url,
      viewport: phone ? PHONE : WIDE,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      hasTouch: phone === true,
      ...(through !== undefined && { proxy: { server: through } }),
    });
    if (language !== undefined) {
      await context.addInitScript(`localStorage.setItem('throughline.language', '${language}')`);
    }
    return context;
  }

  #watched(page: Page): Page {
    page.on('pageerror', (error) =>
      this.faults.push(`${page.url()}: ${error.stack ?? error.message}`),
    );
    page.on('console', (message) => {
      const text = message.text();
      // A refused or lost request is part of some journeys; a refused style or script is not.
      if (message.type() === 'error' && !/Failed to load resource/.test(text)) {
        this.faults.push(`${page.url()}: ${text}`);
      }
    });
    return page;
  }

  async #endServer(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || server.exitCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  }

  async #inAdmin(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#postgresUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
