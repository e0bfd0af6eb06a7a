import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A request that has begun may take so long when the node stops, in milliseconds. */
const DRAIN = 10_000;
const SWEEP = 50;

/**
 * Stops taking requests; those that have begun get their answers, for so long as we wait. Browsers open
 * connections that they may never use, which Node would wait for: so what is idle is counted here.
 */
export function drainable(app: FastifyInstance): () => Promise<void> {
  const requestsBySocket = countRequests(app.server);
  return async () => {
    const force = setTimeout(() => app.server.closeAllConnections(), DRAIN);
    const sweep = setInterval(() => {
      for (const [socket, requests] of requestsBySocket) if (requests === 0) socket.destroy();
    }, SWEEP);
    try {
      await app.close();
    } finally {
      clearTimeout(force);
      clearInterval(sweep);
    }
  };
}

function countRequests(server: Server): ReadonlyMap<Socket, number> {
  const requestsBySocket = new Map<Socket, number>();
  const count = (socket: Socket, by: number) => {
    const before = requestsBySocket.get(socket);
    if (before !== undefined) requestsBySocket.set(socket, before + by);
  };
  server.on('connection', (socket) => {
    requestsBySocket.set(socket, 0);
    socket.once('close', () => requestsBySocket.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  return requestsBySocket;
}
