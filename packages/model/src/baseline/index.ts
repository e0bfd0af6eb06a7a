export { type BaselineHeader, baselineOf } from './baseline-of.ts';
