import { fileURLToPath } from 'node:url';
import type { Settings } from '@throughline/server';
import type { Complaint } from '../say.ts';
import type { Environment } from '../terminal/index.ts';
import { makeSample } from './put-sample-in.ts';

/** So many requests a minute from one session, token or address: more than a person or a browser makes. */
const REQUESTS_PER_MINUTE = 1_200;
/** The largest file that may be uploaded; reading one takes about fifteen times its size of memory. */
const UPLOAD_MEGABYTES = 100;

export interface ServeOptions {
  readonly data?: string;
  readonly database?: string;
  readonly host: string;
  readonly port: number;
  readonly url?: string;
  readonly sample?: true;
}

/** What the server is told, from the options and the environment; or which of them cannot be. */
export function settingsOf(options: ServeOptions, env: Environment): Settings | Complaint {
  const url = options.url ?? env.THROUGHLINE_URL ?? `http://localhost:${options.port}`;
  if (!isOrigin(url)) {
    const why = `No address people could reach the server at: ${url}`;
    return { why, code: 'url-invalid', next: 'Such as https://plan.example.org, without a path.' };
  }
  const allowPlainHttp = env.THROUGHLINE_ALLOW_PLAIN_HTTP === 'true';
  const requests = Number(env.THROUGHLINE_REQUESTS_PER_MINUTE ?? REQUESTS_PER_MINUTE);
  if (!Number.isInteger(requests) || requests < 0) {
    const why = 'THROUGHLINE_REQUESTS_PER_MINUTE is no number of requests.';
    return { why, code: 'setting-invalid', next: 'A whole number; 0 for no limit.' };
  }
  const megabytes = Number(env.THROUGHLINE_UPLOAD_MEGABYTES ?? UPLOAD_MEGABYTES);
  if (!(megabytes > 0 && megabytes <= 2_000)) {
    const why = 'THROUGHLINE_UPLOAD_MEGABYTES is no size of a file.';
    return { why, code: 'setting-invalid', next: 'A number up to 2000.' };
  }
  const { THROUGHLINE_TRUST_PROXY: proxy, THROUGHLINE_METRICS_TOKEN: metricsToken } = env;
  return {
    url: url.replace(/\/$/, ''),
    applicationFolder: fileURLToPath(new URL('../../../web/dist/', import.meta.url)),
    allowPlainHttp,
    requestsPerMinute: requests,
    sample: makeSample,
    uploadBytes: Math.round(megabytes * 1024 * 1024),
    ...(proxy !== undefined && { trustProxy: proxy === 'true' ? true : proxy.split(/\s*,\s*/) }),
    ...(metricsToken !== undefined && { metricsToken }),
  };
}

function isOrigin(text: string): boolean {
  try {
    const { protocol, pathname, search, hash } = new URL(text);
    return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
  } catch {
    return false;
  }
}
