import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Page } from 'playwright-core';

/**
 * Somebody's connection, which can be cut: what is open ends in the middle, and nothing new comes through. A browser
 * that is merely told to be offline keeps the streams that it has.
 */
export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor() {
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      if (this.#isCut) socket.destroy();
    });
  }

  static async begin(): Promise<Line> {
    const line = new Line();
    line.#server.listen(0, 'localhost');
    await once(line.#server, 'listening');
    return line;
  }

  /** What a browser takes as its proxy. */
  get url(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  async cut(page: Page): Promise<void> {
    this.#isCut = true;
    await page.context().setOffline(true);
    for (const socket of this.#sockets) socket.destroy();
  }

  async mend(page: Page): Promise<void> {
    this.#isCut = false;
    await page.context().setOffline(false);
  }

  end(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, headers } = asked;
    const onward = request(asked.url ?? '', { method: method ?? 'GET', headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }
}
