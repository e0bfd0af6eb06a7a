import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwords } from '../../accounts/index.ts';
import { buildServer } from '../server.ts';
import { testServer } from '../test-server.testing.ts';
import { Browser, PASSWORD } from './browser.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let hash: string;
let clock = new Date('2026-11-21T09:00:00Z').getTime();
let people = 0;

beforeAll(async () => {
  server = await testServer();
  Object.assign(server.context, {
    world: { ...server.context.world, now: () => new Date(clock) },
  });
  hash = await passwords.hash(PASSWORD);
});
afterAll(() => server.close());

async function somebody(
  passwordHash: string | null = hash,
): Promise<{ id: string; email: string }> {
  const id = `00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
  const email = `person-${people}@example.org`;
  await server.context.database
    .insertInto('person')
    .values({
      id,
      email,
      name: `Person ${people}`,
      password_hash: passwordHash,
      created_at: new Date(clock),
      disabled_at: null,
    })
    .execute();
  return { id, email };
}

const browser = (address?: string) => new Browser(server.app, 'http://localhost', address);

describe('a session', () => {
  test('is a cookie of this host alone, which no script can read', async () => {
    const { email } = await somebody();
    const reply = await browser('10.0.0.1').signIn(email.toUpperCase());
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toMatch(
      /^__Host-throughline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  test('is kept as a hash', async () => {
    const { id, email } = await somebody();
    const one = browser('10.0.0.1');
    await one.signIn(email);
    const { secret_hash } = await server.context.database
      .selectFrom('session')
      .select('secret_hash')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(secret_hash).toMatch(/^[\da-f]{64}$/);
    expect(one.cookie).not.toContain(secret_hash);
  });

  test('is a new one at each sign-in: what the browser brought is ended, or never taken up', async () => {
    const { email } = await somebody();
    const one = browser('10.0.0.1');
    const planted = `__Host-throughline=${'A'.repeat(43)}`;
    one.cookie = planted;
    await one.signIn(email);
    expect(one.cookie).not.toBe(planted);
    const first = one.cookie;
    await one.signIn(email);
    expect(one.cookie).not.toBe(first);
    const reply = await one.send('GET', '/api/v1/account', undefined, { cookie: first });
    expect(reply.statusCode).toBe(401);
    const thief = browser();
    thief.cookie = planted;
    expect((await thief.send('GET', '/api/v1/account')).statusCode).toBe(401);
  });

  test('ends when nobody uses it for a week, and after thirty days in any case', async () => {
    const { email } = await somebody();
    const [idle, busy] = [browser('10.0.0.1'), browser('10.0.0.1')];
    await idle.signIn(email);
    await busy.signIn(email);
    const begun = clock;
    for (let day = 1; day < 30; day++) {
      clock = begun + day * 86_400_000;
      expect((await busy.send('GET', '/api/v1/account')).statusCode).toBe(200);
      if (day === 8) expect((await idle.send('GET', '/api/v1/account')).statusCode).toBe(401);
    }
    clock = begun + 30 * 86_400_000;
    expect((await busy.send('GET', '/api/v1/account')).statusCode).toBe(401);
  });

  test('notes its use once a minute', async () => {
    const { id, email } = await somebody();
    const one = browser('10.0.0.1');
    await one.signIn(email);
    const seen = async () => {
      const row = await server.context.database
        .selectFrom('session')
        .select('seen_at')
        .where('person_id', '=', id)
        .executeTakeFirstOrThrow();
      return row.seen_at.getTime();
    };
    const first = await seen();
    clock += 59_000;
    await one.send('GET', '/api/v1/account');
    expect(await seen()).toBe(first);
    clock += 1_000;
    await one.send('GET', '/api/v1/account');
    expect(await seen()).toBe(clock);
  });

  test('is listed and ended by its owner, and by nobody else', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const [desk, phone, other] = [browser('10.0.0.1'), browser('10.0.0.1'), browser('10.0.0.1')];
    await desk.signIn(ada.email);
    await phone.signIn(ada.email);
    await other.signIn(eve.email);
    const { sessions } = (await desk.send('GET', '/api/v1/account/sessions')).json();
    expect(sessions).toHaveLength(2);
    const { id } = sessions.find(({ current }: { current: boolean }) => !current);
    const url = `/api/v1/account/sessions/${id}`;
    expect((await other.send('DELETE', url)).statusCode).toBe(404);
    expect((await desk.send('DELETE', url)).statusCode).toBe(204);
    expect((await phone.send('GET', '/api/v1/account')).statusCode).toBe(401);
    expect((await desk.send('GET', '/api/v1/account')).statusCode).toBe(200);
  });

  test('signing out ends it, in the browser and here', async () => {
    const { email } = await somebody();
    const one = browser('10.0.0.1');
    await one.signIn(email);
    const { cookie } = one;
    expect((await one.send('POST', '/api/v1/sign-out')).statusCode).toBe(204);
    expect(one.cookie).toBeUndefined();
    const reply = await one.send('GET', '/api/v1/account', undefined, { cookie });
    expect(reply.statusCode).toBe(401);
  });

  test('of somebody whose account was closed lets nobody in', async () => {
    const { id, email } = await somebody();
    const one = browser('10.0.0.1');
    await one.signIn(email);
    await server.context.database
      .updateTable('person')
      .set({ disabled_at: new Date(clock) })
      .where('id', '=', id)
      .execute();
    expect((await one.send('GET', '/api/v1/account')).statusCode).toBe(401);
    expect((await browser('10.0.0.1').signIn(email)).json().code).toBe('sign-in-failed');
  });
});

describe('a password', () => {
  test('that is changed ends every other session, and gives this one a new cookie', async () => {
    const { email } = await somebody();
    const [desk, phone] = [browser('10.0.0.2'), browser('10.0.0.2')];
    await desk.signIn(email);
    await phone.signIn(email);
    const { cookie } = desk;
    const wrong = { current: 'not this one at all', password: 'another long sentence' };
    expect((await desk.send('PUT', '/api/v1/account/password', wrong)).json().code).toBe(
      'sign-in-failed',
    );
    const reply = await desk.send('PUT', '/api/v1/account/password', {
      current: PASSWORD,
      password: 'another long sentence',
    });
    expect(reply.statusCode).toBe(204);
    expect(desk.cookie).not.toBe(cookie);
    expect((await desk.send('GET', '/api/v1/account')).statusCode).toBe(200);
    expect((await phone.send('GET', '/api/v1/account')).statusCode).toBe(401);
    const old = await desk.send('GET', '/api/v1/account', undefined, { cookie });
    expect(old.statusCode).toBe(401);
    expect((await phone.signIn(email)).statusCode).toBe(401);
    expect((await phone.signIn(email, 'another long sentence')).statusCode).toBe(200);
  });

  test('hashed at a cost of the past is hashed anew at the next sign-in', async () => {
    const { hash: withCost } = await import('@node-rs/argon2');
    const cheap = await withCost(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const { id, email } = await somebody(cheap);
    expect((await browser('10.0.0.2').signIn(email)).statusCode).toBe(200);
    const { password_hash } = await server.context.database
      .selectFrom('person')
      .select('password_hash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await browser('10.0.0.2').signIn(email)).statusCode).toBe(200);
  });

  test('that is wrong, of no account, or of one without a password: one answer for one work', async () => {
    const { email } = await somebody();
    const without = await somebody(null);
    const answers = [];
    for (const who of [email, without.email, 'nobody@example.org']) {
      const before = passwords.count;
      const reply = await browser('10.0.0.3').signIn(who, 'this is not the password');
      const { requestId: _, ...problem } = reply.json();
      answers.push({ problem, status: reply.statusCode, work: passwords.count - before });
    }
    expect(answers[0]).toMatchObject({ status: 401, work: 1, problem: { code: 'sign-in-failed' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('guessing', () => {
  test('one account is slowed on every server of the database, whatever the address', async () => {
    const { email } = await somebody();
    const second = await buildServer(server.context);
    const apps = [server.app, second];
    for (let guess = 0; guess < 6; guess++) {
      const from = new Browser(apps[guess % 2] ?? second, 'http://localhost', `10.1.0.${guess}`);
      expect((await from.signIn(email, `wrong number ${guess}`)).statusCode).toBe(401);
    }
    for (const app of apps) {
      const reply = await new Browser(app, 'http://localhost', '10.1.1.1').signIn(email);
      expect(reply.statusCode).toBe(429);
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
    const waits: number[] = [];
    for (let guess = 0; guess < 4; guess++) {
      const blocked = await browser('10.1.1.2').signIn(email, 'wrong');
      waits.push(Number(blocked.headers['retry-after']));
      clock += Number(blocked.headers['retry-after']) * 1_000;
      expect((await browser('10.1.1.3').signIn(email, 'wrong')).statusCode).toBe(401);
    }
    expect(waits).toEqual([2, 4, 8, 16]);
    clock += 32_000;
    expect((await browser('10.1.1.4').signIn(email)).statusCode).toBe(200);
    // Its owner was there: the count begins anew.
    expect((await browser('10.1.1.4').signIn(email, 'wrong')).statusCode).toBe(401);
    expect((await browser('10.1.1.4').signIn(email)).statusCode).toBe(200);
    await second.close();
  });

  test('an account that is not there is slowed in the same way', async () => {
    const statuses = [];
    for (let guess = 0; guess < 8; guess++) {
      const reply = await browser(`10.2.0.${guess}`).signIn('nobody-else@example.org', 'wrong');
      statuses.push(reply.statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });

  test('many accounts from one address is slowed; the password is not even looked at', async () => {
    const { database, world } = server.context;
    const { takeAttempt } = await import('../../accounts/attempts.ts');
    for (let guess = 0; guess < 51; guess++) {
      await takeAttempt(database, 'address', '10.3.0.1', world.now());
    }
    const { email } = await somebody();
    const before = passwords.count;
    expect((await browser('10.3.0.1').signIn(email)).statusCode).toBe(429);
    expect(passwords.count).toBe(before);
    expect((await browser('10.3.0.2').signIn(email)).statusCode).toBe(200);
  });

  test('a hundred at the same time are a hundred', async () => {
    const { email } = await somebody();
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, guess) => browser('10.4.0.1').signIn(email, `wrong ${guess}`)),
    );
    const looked = replies.filter(({ statusCode }) => statusCode === 401).length;
    expect(looked).toBe(6);
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(24);
  });

  test('the secret of a link is slowed by address', async () => {
    const statuses = new Set<number>();
    for (let guess = 0; guess < 23; guess++) {
      const secret = `guess-${guess}`;
      const reply = await browser('10.5.0.1').send('POST', '/api/v1/links/read', { secret });
      statuses.add(reply.statusCode);
    }
    expect([...statuses]).toEqual([404, 429]);
  });
});

describe('passwords are hashed', () => {
  test('a few at a time, and a flood is turned away before it takes memory', async () => {
    const { Passwords } = await import('../../accounts/passwords.ts');
    const own = new Passwords();
    const all = await Promise.allSettled(Array.from({ length: 80 }, () => own.hash('x')));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(80 - 64 - 2);
    expect(own.count).toBe(66);
    expect(await own.hash('after the flood')).toContain('$argon2id$');
  });
});
