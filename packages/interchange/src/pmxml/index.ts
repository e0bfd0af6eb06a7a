export { readPmxml } from './read-pmxml.ts';
