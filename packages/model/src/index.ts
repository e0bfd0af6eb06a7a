export * from './computed/index.ts';
export * from './notation/index.ts';
export * from './plan/index.ts';
