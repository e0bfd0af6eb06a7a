import type { FastifyRequest } from 'fastify';
import { identify, type Principal } from '../accounts/index.ts';
import type { Context } from './context.ts';

/** Who the request comes from: by its token, else by its session. Undefined for nobody. */
export async function authenticate(
  request: FastifyRequest,
  { database, world }: Context,
): Promise<Principal | undefined> {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) {
    return identify(database, { bearer: authorization.slice('Bearer '.length) }, world.now());
  }
  return undefined;
}
