import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../context.ts';

/**
 * The session's cookie. With the prefix a browser takes it only from this very host, over https, for all
 * paths: no neighbouring host can set one. Browsers count their own machine as https.
 */
export function sessionCookieName(settings: Pick<Settings, 'url'>): string {
  return isSecure(settings) ? '__Host-throughline' : 'throughline';
}

export function sessionSecretOf(
  request: FastifyRequest,
  settings: Pick<Settings, 'url'>,
): string | undefined {
  const name = `${sessionCookieName(settings)}=`;
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name));
  const secret = found?.slice(name.length);
  return secret === '' ? undefined : secret;
}

/** The browser keeps it as long as it runs or restores its session; the server knows when it ends. */
export function giveSessionCookie(
  reply: FastifyReply,
  secret: string,
  settings: Pick<Settings, 'url'>,
): void {
  reply.header('set-cookie', `${sessionCookieName(settings)}=${secret}; ${attributes(settings)}`);
}

export function takeSessionCookie(reply: FastifyReply, settings: Pick<Settings, 'url'>): void {
  reply.header('set-cookie', `${sessionCookieName(settings)}=; ${attributes(settings)}; Max-Age=0`);
}

/** Why people must not reach a server so; undefined where they may. */
export function publicUrlFault({
  url,
  allowPlainHttp,
}: Pick<Settings, 'url' | 'allowPlainHttp'>): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.origin !== url) {
    return `${url} is no address of a server, as https://plan.example.org`;
  }
  if (isSecure({ url }) || allowPlainHttp) return undefined;
  return `${url} would send passwords in the clear: put https in front of it, or set THROUGHLINE_ALLOW_PLAIN_HTTP=true`;
}

/** Whether a browser takes a cookie marked Secure from there. */
function isSecure({ url }: Pick<Settings, 'url'>): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isThisMachine(hostname);
}

function isThisMachine(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host)
  );
}

function attributes(settings: Pick<Settings, 'url'>): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`;
}
