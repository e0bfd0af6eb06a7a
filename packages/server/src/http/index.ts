/** The API: routes, and how every one of them is answered. */

export type { Context, Settings, World } from './context.ts';
export { carefulLog } from './operations/index.ts';
export { buildServer } from './server.ts';
export { newId, newSalt, thisWorld } from './world.ts';
