export * from './plan/index.ts';
export * from './computed/index.ts';
