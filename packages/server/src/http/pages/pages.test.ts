import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwords } from '../../accounts/index.ts';
import { aSmallPlan } from '../routes/edits-plan.testing.ts';
import { Browser, PASSWORD } from '../security/browser.testing.ts';
import { testServer } from '../test-server.testing.ts';
import { reportPage, signInPage } from './entrances.ts';
import { Html, html } from './html.ts';
import { statusPage } from './status-page.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
  const { context, personByRole } = server;
  const hash = await passwords.hash(PASSWORD);
  for (const [role, id] of Object.entries(personByRole)) {
    await context.database
      .updateTable('person')
      .set({ password_hash: hash, email: `${role}@example.org`, name: `<b>${role}</b>` })
      .where('id', '=', id)
      .execute();
  }
});
afterAll(() => server.close());

const browserOf = async (role: string) => {
  const browser = new Browser(server.app);
  await browser.signIn(`${role}@example.org`);
  return browser;
};

describe('where the plans stand', () => {
  test('is for whoever is signed in, plan by plan, as far as they may know', async () => {
    const nobody = await new Browser(server.app).send('GET', '/');
    expect(nobody).toMatchObject({ statusCode: 303, headers: { location: '/sign-in' } });
    const manager = await browserOf('manager');
    expect((await manager.send('GET', '/')).body).toContain('There is no plan here yet.');
    const promise = {
      kind: 'promise.add',
      record: {
        id: 'promise',
        kind: 'promise',
        audience: 'internal',
        type: 'contract',
        to: 'Harrow & Sons',
        taskId: 'b',
        date: '2026-03-20T17:00',
      },
    };
    await aSmallPlan(server, [promise]);
    const { body } = await manager.send('GET', '/');
    expect(body).toContain('Off track');
    expect(body).toContain('Harrow &amp; Sons');
    expect(body).toContain('&lt;b&gt;manager&lt;/b&gt;');
    const guest = await browserOf('guest');
    expect((await guest.send('GET', '/')).body).toContain('There is no plan here yet.');
    const again = await manager.send('GET', '/sign-in');
    expect(again).toMatchObject({ statusCode: 303, headers: { location: '/' } });
  });

  test('shows no token’s bearer to a browser', async () => {
    const headers = { authorization: `Bearer ${server.tokenByRole.owner}` };
    const reply = await server.app.inject({ method: 'GET', url: '/', headers });
    expect(reply.statusCode).toBe(303);
  });
});

describe('every page', () => {
  test('has no script, style or handler in it, and asks for nothing from elsewhere', async () => {
    const owner = await browserOf('owner');
    for (const url of ['/', '/join', '/report']) {
      const { body } = await owner.send('GET', url);
      expectPlain(body);
    }
    expectPlain((await server.app.inject('/sign-in')).body);
    expectPlain(signInPage(false));
    expectPlain(reportPage());
  });

  test('has its files, of the kind that they are', async () => {
    for (const [file, type] of [
      ['page.css', 'text/css'],
      ['page.js', 'text/javascript'],
      ['mark.svg', 'image/svg+xml'],
    ]) {
      const reply = await server.app.inject(`/pages/${file}`);
      expect(reply.headers['content-type']).toContain(type);
      expect(reply.headers['x-content-type-options']).toBe('nosniff');
    }
    const script = readFileSync(new URL('../../../assets/page.js', import.meta.url), 'utf8');
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  test('sends no field of a form into an address, when its script does not run', async () => {
    for (const url of ['/sign-in', '/join', '/report']) {
      const { body } = await server.app.inject(url);
      const forms = body.match(/<form[^>]*>/g) ?? [];
      expect(forms.length).toBeGreaterThan(0);
      for (const form of forms) expect(form).toContain('method="post"');
    }
  });
});

describe('what is put into a page', () => {
  test('stays text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = html`<p title="${text}">${[text]}</p>`.text;
        expect(made).toMatch(/^<p title="[^<>"']*">[^<>"']*<\/p>$/);
        const inside = made.slice(made.indexOf('>') + 1, -'</p>'.length);
        expect(unescaped(inside)).toBe(text);
      }),
    );
  });

  test('is HTML where it was made by the same hands, and nothing where there is nothing', () => {
    expect(html`${html`<b>${'&'}</b>`}${false}${undefined}${0}`.text).toBe('<b>&amp;</b>0');
  });

  test('of a hostile plan is harmless', () => {
    const evil = `"><script>alert(1)</script>`;
    const page = statusPage({ id: 'x', name: evil, email: evil }, [
      {
        workspace: { id: 'x', name: evil, role: 'owner' },
        more: 0,
        projects: [
          {
            id: 'x',
            name: evil,
            state: 'off-track',
            sentence: `Off track: ${evil}`,
            forecastFinish: '2026-03-20T17:00',
            promises: [
              { title: evil, to: evil, date: null, forecast: null, state: 'open', late: true },
            ],
          },
        ],
      },
    ]);
    expectPlain(page);
    expect(new Html(page).text).not.toContain('<script>alert');
  });
});

function expectPlain(body: string): void {
  expect(body.match(/<script[^>]*>[^<]*/g)).toEqual([
    '<script type="module" src="/pages/page.js">',
  ]);
  expect(body).not.toMatch(/<style|\sstyle=|\son\w+="|javascript:/i);
  expect(body).not.toMatch(/(?:src|href|action)="(?!\/)/);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
