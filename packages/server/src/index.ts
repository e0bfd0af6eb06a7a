export * from './accounts/index.ts';
export { Fault } from './fault.ts';
export * from './http/index.ts';
export * from './jobs/index.ts';
export * from './live/index.ts';
export * from './node/index.ts';
export * from './projects/index.ts';
export * from './storage/index.ts';
