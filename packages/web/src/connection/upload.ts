import type { Problem } from '@throughline/model';
import { ProblemError, type Query, queryText, Unreachable } from './request.ts';

/** What the server takes in one upload unless its operator said otherwise, in bytes. */
export const LARGEST_UPLOAD = 100 * 1024 * 1024;

interface UploadOptions {
  readonly query?: Query;
  readonly signal: AbortSignal;
  /** 0 to 1: what of the file has gone out. */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a file as it is. Throws `ProblemError`, `Unreachable`, or the signal's reason; of what broke off the server
 * keeps nothing.
 */
export function upload<Answer>(
  path: string,
  file: Blob,
  { query, signal, onProgress }: UploadOptions,
): Promise<Answer> {
  // `fetch` does not say how much has gone out.
  const sending = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    sending.open('POST', `/api/v1${path}${queryText(query)}`);
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    sending.onload = () => {
      if (sending.status < 300) resolve(JSON.parse(sending.responseText) as Answer);
      else reject(new ProblemError(problemIn(sending)));
    };
    sending.onerror = () => reject(new Unreachable('The server cannot be reached'));
    sending.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
}

function problemIn({ responseText, status, statusText }: XMLHttpRequest): Problem {
  try {
    const found = JSON.parse(responseText) as Problem;
    if (typeof found.code === 'string') return found;
  } catch {
    // Something between us and the server answered.
  }
  return {
    type: 'about:blank',
    title: statusText || `HTTP ${status}`,
    status,
    code: 'unavailable',
  };
}
