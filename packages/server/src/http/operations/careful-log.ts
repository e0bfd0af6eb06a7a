import type { Logger } from 'pino';

/** Secrets as we give them out, and passwords in the address of a database. */
const SECRETS: readonly [RegExp, string][] = [
  [/\b(t[a-z]{1,3}_)[\w-]{16,}/g, '$1…'],
  [/(:\/\/[^:/@\s]*:)[^@\s]+@/g, '$1…@'],
];

/** The text without anything that lets somebody in. */
export function scrubbed(text: string): string {
  return SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);
}

/**
 * A log that says of an error what helps to find it, and no more: the database's own words about an error
 * may quote what somebody sent.
 */
export function carefulLog(log: Logger): Logger {
  return log.child({}, { serializers: { err: errorForLog } });
}

function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: scrubbed(String(error)) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: scrubbed(error.message),
    ...(typeof code === 'string' && { code }),
    stack: scrubbed(error.stack ?? ''),
    ...(cause instanceof Error && { cause: errorForLog(cause) }),
  };
}
