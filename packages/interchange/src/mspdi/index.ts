export { readMspdi } from './read.ts';
export { type WrittenFile, writeMspdi } from './write.ts';
