import type { Server } from 'node:http';
import Fastify, { type FastifyHttpOptions, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { type Logger, pino } from 'pino';
import { mountApplication } from './application/index.ts';
import type { Context } from './context.ts';
import { Fault } from './fault.ts';
import { mount } from './mount.ts';
import {
  answerError,
  answerNoRoute,
  carefulLog,
  compressAnswers,
  Health,
  Limits,
  logRequests,
  Metrics,
  operationsRoutes,
} from './operations/index.ts';
import { takeFiles } from './routes/import-upload.ts';
import { routes } from './routes/index.ts';
import { secure } from './security/index.ts';
import { sendProblem } from './send-problem.ts';
import { newId } from './world.ts';

/** What the server is watched with. */
export interface Surroundings {
  /** Absent: nothing is logged. */
  readonly log?: Logger;
  /** The connections whose queue is bounded, and counted. */
  readonly pool?: pg.Pool;
  /** For how long an answer is waited for, in milliseconds; a minute unless told. */
  readonly patience?: number;
}

/** The server, ready to listen or to be asked directly. */
export async function buildServer(
  context: Context,
  { log: given = pino({ level: 'silent' }), pool, patience = 60_000 }: Surroundings = {},
): Promise<FastifyInstance> {
  const { settings, database, live, store } = context;
  const log = carefulLog(given);
  const health = new Health(database, () => performance.now());
  const metrics = new Metrics({ live, store, pool, isReadOnly: () => health.isReadOnly });
  const limits = new Limits(settings);
  const app = Fastify(options(context));
  secure(app, settings);
  compressAnswers(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError(health, metrics, log));
  app.setNotFoundHandler(answerNoRoute(app));
  logRequests(app, log, metrics);
  await limits.register(app, metrics, pool);
  operationsRoutes(app, health, metrics, settings);
  mountApplication(app, settings.applicationFolder);
  takeFiles(app);
  mount(app, routes, context, { health, limits, patience });
  app.addHook('preClose', async () => health.stopping());
  app.addHook('onClose', async () => metrics.stop());
  return app;
}

/** Two minutes for the largest body; a connection may rest longer than a proxy's, which closes it first. */
function options({ settings, world }: Context): FastifyHttpOptions<Server> {
  const { trustProxy = false } = settings;
  return {
    logger: false,
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    keepAliveTimeout: 75_000,
    http: { headersTimeout: 20_000 },
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: ({ headers }) => {
      const outer = headers['x-request-id'];
      const isGood = trustProxy !== false && typeof outer === 'string' && REQUEST_ID.test(outer);
      return isGood ? outer : newId(world);
    },
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, new Fault('request-invalid', { detail: 'no path of this server' }));
    },
  };
}

const REQUEST_ID = /^[\w.:-]{8,64}$/;
