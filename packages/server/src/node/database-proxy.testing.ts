import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as openSocket, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Stands between a node and its database, and lets nothing through when a test says so. */
export class DatabaseProxy {
  /** How to reach the database through it. */
  readonly url: string;
  /** So long each piece of data waits, in milliseconds. */
  delay = 0;
  /** Swallows everything, and breaks nothing. */
  isSilent = false;
  readonly #folder: string;
  readonly #target: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;

  private constructor(url: string) {
    const socket = /[?&]host=([^&]*)/.exec(url)?.[1] ?? '';
    this.#folder = mkdtempSync(join(tmpdir(), 'throughline-proxy-'));
    this.#target = join(decodeURIComponent(socket), '.s.PGSQL.5432');
    this.url = url.replace(socket, encodeURIComponent(this.#folder));
  }

  static async before(url: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(url);
    await proxy.open();
    return proxy;
  }

  async open(): Promise<void> {
    const server = createServer((near) => {
      const far = openSocket(this.#target);
      this.#join(near, far);
      this.#join(far, near);
    });
    this.#server = server;
    const path = join(this.#folder, '.s.PGSQL.5432');
    await new Promise<void>((resolve) => server.listen(path, resolve));
  }

  /** As if the database were gone: every connection breaks, and there is no new one. */
  async shut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async remove(): Promise<void> {
    await this.shut();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    let last = Promise.resolve();
    from.on('data', (data) => {
      last = last.then(async () => {
        if (this.delay > 0) await pause(this.delay);
        while (this.isSilent) await pause(20);
        to.write(data);
      });
    });
  }
}
