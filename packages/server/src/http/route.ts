import type { Action, Reader, Role } from '@throughline/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Principal } from '../accounts/index.ts';
import type { Context } from './context.ts';

/** Whom a route lets in: its row in the access matrix, without which it cannot be mounted. */
export type Access =
  /** Anybody, signed in or not. */
  | { readonly in: 'public' }
  /** Whoever is signed in, for what is their own; by a session: no token may. */
  | { readonly in: 'account'; readonly by?: 'session' }
  /** Members of the workspace in the path (`workspaceId`) whose role may do this. */
  | { readonly in: 'workspace'; readonly action: Action }
  /** Those with a role in the project of the path (`projectId`) that may do this. */
  | { readonly in: 'project'; readonly action: Action }
  /** Whoever holds the report link's secret, as a bearer. */
  | { readonly in: 'report-link' };

/** The place in the path that was found and may be used. */
export interface WorkspacePlace {
  readonly workspaceId: string;
  readonly role: Role;
}
export interface ProjectPlace extends WorkspacePlace {
  readonly projectId: string;
  /** As the database had it when the request came in: reads show at least this. */
  readonly revision: number;
  readonly reader: Reader;
}
export interface ReportPlace {
  readonly linkId: string;
  readonly projectId: string;
  readonly resourceId: string;
  readonly revision: number;
}

type Shape = z.ZodType | undefined;
type Given<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

/** What a route's work is given: validated, and only what its access promises. */
export interface Call<A extends Access, P extends Shape, Q extends Shape, B extends Shape> {
  readonly params: Given<P>;
  readonly query: Given<Q>;
  readonly body: Given<B>;
  readonly principal: A['in'] extends 'public' | 'report-link' ? Principal | undefined : Principal;
  readonly place: A['in'] extends 'project'
    ? ProjectPlace
    : A['in'] extends 'workspace'
      ? WorkspacePlace
      : A['in'] extends 'report-link'
        ? ReportPlace
        : undefined;
  readonly context: Context;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One line of the API: whom it lets in, what it takes, what it answers, and what it does. */
export interface Route<
  A extends Access = Access,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** The room of the reference page that it stands in. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The answer when it went well; absent: 204. */
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** The largest body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** Requests a minute, where it is not the usual limit. */
  readonly perMinute?: number;
  /** Returns the answer, a refusal of the model, or a `Fault`. */
  readonly run: (call: Call<A, P, Q, B>) => unknown;
}

/** Keeps the types of what the route takes for its own work. */
export function route<
  const A extends Access,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(definition: Route<A, P, Q, B>): Route {
  return definition as unknown as Route;
}
