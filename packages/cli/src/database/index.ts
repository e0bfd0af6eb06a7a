/** The server's database, reached from a command beside the server or without one. */

export { ProgressLine } from './progress-line.ts';
export { sizeText } from './size-text.ts';
export { type DatabaseOptions, takesDatabase, withDatabase } from './with-database.ts';
