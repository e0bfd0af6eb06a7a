import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, type Refusal, sayRefusal } from '@throughline/model';
import { z } from 'zod';
import type { Complaint } from '../say.ts';

/** So many times a server that is away is asked before giving up; edit ids make that safe. */
const TRIES = 4;
const PATIENCE = 60_000;

export interface Server {
  readonly url: string;
  readonly token: string;
}

export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** An object goes as JSON, bytes as they are. */
  readonly body?: object | Uint8Array;
}

/** The answer's bytes, or what the server or the network said instead. */
export async function askServer(
  server: Server,
  question: Question,
): Promise<Uint8Array | Complaint> {
  const about = server.url;
  for (let tried = 1; ; tried++) {
    const outcome = await asked(server, question);
    if (outcome instanceof Response) {
      const bytes = new Uint8Array(await outcome.arrayBuffer());
      if (outcome.ok) return bytes;
      if (outcome.status < 500 || tried === TRIES) return problem(bytes, outcome.status, about);
    } else if (tried === TRIES) {
      return { about, why: `It does not answer: ${outcome}.`, code: 'server-unreachable' };
    }
    await pause(250 * 2 ** tried);
  }
}

/** The answer as the shape it has to have. A server of another version may give another. */
export async function askFor<T>(
  server: Server,
  question: Question,
  shape: z.ZodType<T>,
): Promise<T | Complaint> {
  const bytes = await askServer(server, question);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const answer = shape.safeParse(jsonOf(bytes));
  if (answer.success) return answer.data;
  const why = 'Its answer is not one that this version of throughline knows.';
  return { about: server.url, why, code: 'server-answer-unknown' };
}

async function asked({ url, token }: Server, { method, path, body }: Question) {
  const isBytes = body instanceof Uint8Array;
  try {
    return await fetch(url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && {
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message || message : message;
  }
}

const Said = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

/** RFC 9457, in the words that the model has for its own codes. */
function problem(bytes: Uint8Array, status: number, about: string): Complaint {
  const said = Said.safeParse(jsonOf(bytes));
  if (!said.success) return { about, why: `It answered ${status}.`, code: 'server-answer-unknown' };
  const { code, title, detail } = said.data;
  const why = isRefusal(said.data) ? inWords(said.data as Refusal) : undefined;
  return { about, why: why ?? `${title}${detail === undefined ? '' : `: ${detail}`}.`, code };
}

/** Undefined for a code that a newer server knows. */
function inWords(refusal: Refusal): string | undefined {
  try {
    return sayRefusal(refusal);
  } catch {
    return undefined;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
