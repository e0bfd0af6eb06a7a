/** The API's own documentation, made from the routes. */
export { type OpenApi, openApiOf } from './openapi.ts';
export { referenceRoutes } from './reference-routes.ts';
