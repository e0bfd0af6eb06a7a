export * from './computed/index.ts';
export * from './edit/index.ts';
export * from './notation/index.ts';
export * from './on-track/index.ts';
export * from './plan/index.ts';
export * from './quality/index.ts';
export * from './slip/index.ts';
export * from './words/index.ts';
