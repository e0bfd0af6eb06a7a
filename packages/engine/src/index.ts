export * from './network/index.ts';
export * from './quality/index.ts';
export * from './schedule/index.ts';
export * from './shares/index.ts';
export * from './time/index.ts';
