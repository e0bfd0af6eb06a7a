export { readXer, type XerOptions } from './read-xer.ts';
