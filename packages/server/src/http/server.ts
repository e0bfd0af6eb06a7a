import swagger from '@fastify/swagger';
import { isRefusal } from '@throughline/model';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Context } from './context.ts';
import { Fault } from './fault.ts';
import { mount, sendProblem } from './mount.ts';
import { routes } from './routes/index.ts';
import { secure } from './security/index.ts';

/** The server, ready to listen or to be asked directly. */
export async function buildServer(context: Context): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, trustProxy: false });
  secure(app, context.settings);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Fault || isRefusal(error as object))
      return sendProblem(reply, error as Fault);
    if (hasZodFastifySchemaValidationErrors(error)) {
      const [first] = error.validation;
      return sendProblem(
        reply,
        new Fault('request-invalid', {
          field: `${error.validationContext}${first?.instancePath ?? ''}`,
          detail: first?.message ?? error.message,
        }),
      );
    }
    return sendProblem(reply, new Fault('internal'));
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Fault('not-found')));
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Throughline', version: '1' } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  mount(app, routes, context);
  return app;
}
