import { gunzipSync } from 'node:zlib';
import { EDIT_KINDS, isRefusal, parseEdit, RECORD_KINDS } from '@throughline/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { route } from '../route.ts';
import { routes } from '../routes/index.ts';
import { testServer } from '../test-server.testing.ts';
import { type OpenApi, openApiOf } from './openapi.ts';
import { referencePage } from './page.ts';
import { sampleOf } from './sample.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let document: OpenApi;
beforeAll(async () => {
  server = await testServer();
  document = (await server.app.inject('/api/v1/openapi.json')).json();
});
afterAll(() => server.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  test('has every route of the server, and nothing else', () => {
    const told = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    const there = routes.map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(told.toSorted()).toEqual(there.toSorted());
    expect(document.openapi).toBe('3.1.0');
  });

  test('names every operation once, and declares every parameter of its path', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name).toSorted(), path).toEqual(inPath.toSorted());
      expect(declared.every(({ required }) => required)).toBe(true);
      expect(operation.summary, path).toMatch(/^\S.*[^.]$/);
      expect(operation['x-access'], path).toHaveProperty('in');
      expect(Object.keys(operation.responses).every((status) => /^[2-5]\d\d$/.test(status))).toBe(
        true,
      );
      for (const one of operation.security) {
        for (const scheme of Object.keys(one)) {
          expect(document.components.securitySchemes).toHaveProperty(scheme);
        }
      }
    }
  });

  test('refers only to what is there, and to all that is there', () => {
    const referred = new Set<string>();
    for (const $ref of refsIn(document)) {
      const name = $ref.replace('#/components/schemas/', '');
      expect(Object.keys(document.components.schemas), $ref).toContain(name);
      referred.add(name);
    }
    const names = Object.keys(document.components.schemas);
    expect(names.filter((name) => !referred.has(name))).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
  });

  test('describes every kind of edit and record by the model’s own schema', () => {
    const { schemas } = document.components;
    expect(schemas.Edit?.oneOf?.map(({ $ref }) => $ref)).toEqual(
      EDIT_KINDS.map((kind) => `#/components/schemas/edit.${kind}`),
    );
    for (const kind of EDIT_KINDS) {
      expect(schemas[`edit.${kind}`]?.properties?.kind?.const).toBe(kind);
    }
    expect(schemas.Record?.oneOf).toHaveLength(RECORD_KINDS.length);
    expect(schemas['edit.task.add']?.properties?.record?.$ref).toBe(
      '#/components/schemas/record.task',
    );
    const sample = sampleOf({ $ref: '#/components/schemas/Edit' }, schemas);
    expect(isRefusal(parseEdit(sample))).toBe(false);
  });

  test('says of an edit what may go wrong with it, with the model’s codes', () => {
    const edits = document.paths['/api/v1/projects/{projectId}/edits']?.post;
    expect(Object.keys(edits?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(edits?.responses['422']?.description).toContain('link-cycle');
    expect(
      edits?.requestBody?.content['application/json']?.schema.properties?.edits?.items,
    ).toHaveProperty('properties.edit.$ref', '#/components/schemas/Edit');
  });

  test('is sent compressed, and not again to who has it', async () => {
    const packed = await server.app.inject({
      url: '/api/v1/openapi.json',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(document);
    const again = await server.app.inject({
      url: '/api/v1/openapi.json',
      headers: { 'if-none-match': String(packed.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('the reference page', () => {
  test('has every operation and schema with a link that leads to it, and no script or style in it', async () => {
    const page = await server.app.inject('/api/v1');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const anchors = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const { operation } of operations()) expect(anchors).toContain(operation.operationId);
    for (const [, href] of page.body.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(href);
    expect(page.body).not.toMatch(/<script|<style| style=| on\w+=/);
    expect(page.body).toContain('curl -X POST');
    const css = await server.app.inject('/api/v1/reference.css');
    expect(css.headers['content-type']).toBe('text/css; charset=utf-8');
  });

  test('shows text as text', () => {
    const odd = route({
      method: 'GET',
      url: '/api/v1/odd',
      tag: 'Odd',
      summary: 'A <b>bold</b> "claim"',
      access: { in: 'public' },
      run: () => undefined,
    });
    const page = referencePage(openApiOf([odd]), 'http://localhost');
    expect(page).toContain('A &lt;b&gt;bold&lt;/b&gt; &quot;claim&quot;');
    expect(page).not.toContain('<b>bold');
  });
});

function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    else if (key !== 'mapping') yield* refsIn(inner);
  }
}
