/** How the server is run and watched: health, metrics, logs, limits, and what it says when something fails. */
export { answerError } from './answer-error.ts';
export { carefulLog } from './careful-log.ts';
export { compressAnswers } from './compress-answers.ts';
export { Health, noWrites } from './health.ts';
export { Limits } from './limits.ts';
export { Metrics } from './metrics.ts';
export { operationsRoutes } from './operations-routes.ts';
export { logRequests } from './request-log.ts';
export { within } from './within.ts';
export { answerNoRoute } from './wrong-way.ts';
