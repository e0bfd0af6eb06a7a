import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../cli/bin/throughline.js', import.meta.url));
/** A server that takes longer than this does not come back. */
const PATIENCE = 60_000;

/** One server process, started again under the same port each time it is killed. */
export class ServerProcess {
  readonly url: string;
  readonly #port: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #said = '';

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.#port = port;
    this.#env = env;
    this.url = `http://localhost:${port}`;
  }

  /** @param env where its data are: THROUGHLINE_DATA or DATABASE_URL */
  static async start(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), env);
    server.spawn();
    await server.ready();
    return server;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get said(): string {
    return this.#said;
  }

  spawn(): void {
    const child = spawn(process.execPath, [command, 'serve', '--port', String(this.#port)], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#said = '';
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk).slice(-20_000);
      });
    }
    this.#child = child;
  }

  /** How many milliseconds it took until it answered that it is ready. */
  async ready(): Promise<number> {
    const begin = performance.now();
    for (;;) {
      try {
        const { status } = await fetch(`${this.url}/readyz`, {
          signal: AbortSignal.timeout(2_000),
        });
        if (status === 200) return performance.now() - begin;
      } catch {}
      if (this.#child?.exitCode !== null) throw new Error(`the server ended:\n${this.#said}`);
      if (performance.now() - begin > PATIENCE) throw new Error(`not ready:\n${this.#said}`);
      await pause(10);
    }
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
