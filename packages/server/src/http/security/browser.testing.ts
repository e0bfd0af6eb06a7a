import type { FastifyInstance } from 'fastify';

/** What a browser does with a page of ours: it keeps the cookie and says where a request began. */
export class Browser {
  cookie: string | undefined;

  constructor(
    readonly app: FastifyInstance,
    readonly origin = 'http://localhost',
    readonly remoteAddress = '127.0.0.1',
  ) {}

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string | undefined> = {},
  ) {
    const own = { origin: this.origin, 'sec-fetch-site': 'same-origin', cookie: this.cookie };
    const sent = Object.entries({ ...own, ...headers }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const reply = await this.app.inject({
      method,
      url,
      headers: Object.fromEntries(sent),
      remoteAddress: this.remoteAddress,
      ...(payload && { payload }),
    });
    const given = reply.headers['set-cookie'];
    if (typeof given === 'string') {
      const [pair = ''] = given.split(';');
      this.cookie = given.includes('Max-Age=0') ? undefined : pair;
    }
    return reply;
  }

  signIn(email: string, password = PASSWORD) {
    return this.send('POST', '/api/v1/sign-in/password', { email, password });
  }
}

/** Everybody's password in these tests. */
export const PASSWORD = 'correct horse battery staple';
