export { readMspdi } from './read.ts';
