import { NoSuchProject } from '../../projects/index.ts';
import { Fault } from '../fault.ts';

/** So long whoever asked had better wait, in seconds. */
const RETRY_AFTER = 2;
const RETRY_WRITES_AFTER = 10;

/** It takes no writes: the disk is full, or it is a standby or set to read only. */
const READ_ONLY = new Set(['53100', '25006']);

/** It cannot answer just now: SQLSTATEs and the system's own codes. */
const UNAVAILABLE = new Set([
  // out of memory, of connections, of something that is configured
  ...['53000', '53200', '53300', '53400'],
  // it stops, crashed, or is not up yet
  ...['57P01', '57P02', '57P03', '57P05'],
  // took too long: a statement, a lock, a transaction that idled
  ...['57014', '55P03', '25P03', '25P04'],
  // others were first: the same again may well go through
  ...['40001', '40P01', '40003'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  // the socket's file, or the host's name, is gone
  ...['ENOENT', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** What the driver says of a connection that is gone, without any code. */
const DRIVER_SAYS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Query read timeout|timeout expired|driver has already been destroyed|Cannot use a pool after calling end)/;

/** What the error of a database means to whoever asked; undefined where it is no such error. */
export function faultOfDatabase(error: unknown): Fault | undefined {
  if (error instanceof NoSuchProject) return new Fault('not-found');
  if (!(error instanceof Error)) return undefined;
  // Several addresses were tried.
  if (error instanceof AggregateError) return faultOfDatabase(error.errors[0]);
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string') {
    if (READ_ONLY.has(code) || code === 'ENOSPC') {
      return new Fault('read-only', { retryAfterSeconds: RETRY_WRITES_AFTER });
    }
    const isOfConnection = code.startsWith('08') || UNAVAILABLE.has(code);
    // A file that is missing is another matter than a socket.
    if (isOfConnection && (code !== 'ENOENT' || syscall === 'connect')) return unavailable();
    if (code.startsWith('58') && /no space left/i.test(error.message)) {
      return new Fault('read-only', { retryAfterSeconds: RETRY_WRITES_AFTER });
    }
  }
  return DRIVER_SAYS.test(error.message) ? unavailable() : undefined;
}

function unavailable(): Fault {
  return new Fault('unavailable', { retryAfterSeconds: RETRY_AFTER });
}
