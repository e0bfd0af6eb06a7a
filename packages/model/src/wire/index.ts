/** What goes over the wire: error codes and messages that server, command line and browser share. */
export { Problem, type ProblemCode, problemByCode } from './problem.ts';
export { WIRE_VERSION } from './version.ts';
