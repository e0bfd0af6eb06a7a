export * from './accounts/index.ts';
export * from './http/index.ts';
export * from './projects/index.ts';
export * from './storage/index.ts';
