/** Live updates: who watches a project gets every change of it, once and in order. */
export { Live, type LiveParts, type LiveSettings } from './live.ts';
export type { Place, PresenceTold, Present } from './presence.ts';
export type { StreamRequest } from './stream.ts';
