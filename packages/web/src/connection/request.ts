import type { Problem } from '@throughline/model';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server answered that it will not: `problem` says what, where, and what it would take. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The server could not be reached: what was sent may or may not have arrived. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Asks the server; `path` begins at `/api/v1`. The answer's shape is the route's (`/api/v1/openapi.json`).
 * Throws `ProblemError` or `Unreachable`.
 */
export async function request<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { query, body, signal, headers = {} }: RequestOptions = {},
): Promise<Answer> {
  const response = await send(`/api/v1${path}${queryText(query)}`, {
    method,
    credentials: 'same-origin',
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** `?a=1&b=2`; what is undefined is left out. */
export function queryText(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

async function send(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Unreachable('The server cannot be reached', { cause: error });
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  try {
    const found = (await response.json()) as Problem;
    if (typeof found.code === 'string') return found;
  } catch {
    // Something between us and the server answered.
  }
  const { status, statusText: title } = response;
  return { type: 'about:blank', title: title || `HTTP ${status}`, status, code: 'unavailable' };
}
