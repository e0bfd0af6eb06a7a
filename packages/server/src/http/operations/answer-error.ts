import { isRefusal } from '@throughline/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { Fault } from '../fault.ts';
import { sendProblem } from '../send-problem.ts';
import { faultOfDatabase } from './database-fault.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Answers whatever was thrown. What went wrong here is told to the log alone. */
export function answerError(health: Health, metrics: Metrics, log: Logger) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Fault) return sendProblem(reply, error);
    if (typeof error === 'object' && error !== null && isRefusal(error)) {
      return sendProblem(reply, error);
    }
    const ofRequest = faultOfRequest(error);
    if (ofRequest !== undefined) return sendProblem(reply, ofRequest);
    const ofDatabase = faultOfDatabase(error);
    if (ofDatabase !== undefined) {
      health.failed(ofDatabase);
      metrics.databaseFaults.inc({ code: ofDatabase.code });
      log.warn({ requestId: request.id, err: error }, 'the database did not do it');
      return sendProblem(reply, ofDatabase);
    }
    log.error({ requestId: request.id, err: error }, 'a request failed');
    return sendProblem(reply, new Fault('internal'));
  };
}

/** What the server refused before the route was asked: it is not as the route takes it. */
function faultOfRequest(error: unknown): Fault | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    return new Fault('request-invalid', {
      field: `${error.validationContext}${first?.instancePath ?? ''}`,
      detail: first?.message ?? 'not as it has to be',
    });
  }
  if (!(error instanceof Error)) return undefined;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new Fault('too-large');
  if (statusCode === 415) return new Fault('media-type');
  const isOfRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isOfRequest ? new Fault('request-invalid', { detail: error.message }) : undefined;
}
