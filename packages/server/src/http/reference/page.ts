import { type Html, html } from './html.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Answer, OpenApi, Operation } from './openapi.ts';
import { sampleOf } from './sample.ts';

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/**
 * The document as a page to read: rooms, routes, what each takes and gives, and how to ask.
 * @param url where people reach the server
 */
export function referencePage(document: OpenApi, url: string): string {
  const listed: Listed[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const rooms = document.tags.map(({ name }) => ({
    name,
    routes: listed.filter(({ operation }) => operation.tags[0] === name),
  }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · Throughline</title>
<link rel="icon" href="/mark.svg">
<link rel="stylesheet" href="/api/v1/reference.css">
</head>
<body class="reference">
<header><a class="mark" href="/">Throughline</a><span class="muted">API, version ${document.info.version}</span>
<span class="grow"></span><a href="/api/v1/openapi.json">OpenAPI document</a></header>
<div class="columns">
<nav aria-label="Routes">${rooms.map(
    ({ name, routes }) =>
      html`<h2>${name}</h2><ul>${routes.map(
        ({ operation }) =>
          html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
      )}</ul>`,
  )}<h2>What is written and answered</h2><ul>${Object.keys(document.components.schemas).map(
    (name) => html`<li><a href="#${name}">${name}</a></li>`,
  )}</ul></nav>
<main>
<h1>Everything that can be asked of a plan, and how.</h1>
<p class="muted">Send a token as <code>Authorization: Bearer tl_…</code>. Ids are UUIDs, dates are civil time of
the project, moments are UTC. Errors are <a href="#Problem">problem+json</a> with a stable code. An edit that is sent
again with the same <code>editId</code> gets its first outcome. Click into an example to select all of it.</p>
${rooms.map(
  ({ name, routes }) => html`<section aria-label="${name}"><h2 class="room">${name}</h2>
${routes.map((one) => routeOf(one, document, url))}</section>`,
)}
<section aria-label="Schemas"><h2 class="room">What is written and answered</h2>
${Object.entries(document.components.schemas).map(
  ([name, schema]) => html`<article id="${name}"><h3><code>${name}</code></h3>
${schema.description !== undefined && html`<p class="muted">${schema.description}</p>`}${shapeOf(schema)}</article>`,
)}</section>
</main>
</div>
</body>
</html>
`.text;
}

function routeOf({ method, path, operation }: Listed, document: OpenApi, url: string): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const { schemas } = document.components;
  const body = requestBody?.content['application/json']?.schema;
  const [[status, answer] = ['', undefined], ...problems] = Object.entries(responses);
  const good = answer?.content?.['application/json']?.schema;
  return html`<article id="${operationId}">
<h3>${summary}</h3>
<p class="ask"><code><b>${method.toUpperCase()}</b> ${path}</code> <span class="faint">${accessOf(operation)}</span></p>
${description !== undefined && html`<p class="muted">${inCode(description)}</p>`}
${
  parameters.length > 0 &&
  html`<table><thead><tr><th>Parameter</th><th>In</th><th>Is</th></tr></thead><tbody>${parameters.map(
    (one) =>
      html`<tr><td><code>${one.name}</code>${one.required && html` <span class="faint">required</span>`}</td>
<td>${one.in}</td><td>${typeOf(one.schema)}</td></tr>`,
  )}</tbody></table>`
}
${body !== undefined && html`<h4>Takes</h4>${shapeOf(body)}`}
<pre tabindex="0" aria-label="Example request">${curlOf({ method, path, operation }, document, url)}</pre>
${
  good !== undefined &&
  html`<h4>Answers ${status}</h4>${shapeOf(good)}
<pre tabindex="0" aria-label="Example answer">${JSON.stringify(sampleOf(good, schemas), null, 2)}</pre>`
}
<details><summary>What may go wrong</summary>${problems.map(([code, one]) => problemOf(code, one))}</details>
</article>`;
}

function problemOf(status: string, { description }: Answer): Html {
  return html`<p><b>${status}</b> ${inCode(description)}</p>`;
}

function accessOf({ 'x-access': access }: Operation): string {
  switch (access.in) {
    case 'public':
      return 'for anybody';
    case 'account':
      return access.by === 'session'
        ? 'for whoever signed in, in a browser'
        : 'for whoever signed in';
    case 'report-link':
      return 'for the holder of a report link';
    default:
      return `needs ${access.action}`;
  }
}

/** The fields of an object, or what it may be. */
function shapeOf(schema: JsonSchema): Html {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties);
  if (fields.length === 0) return html`<p>${typeOf(schema)}</p>`;
  return html`<table><tbody>${fields.map(
    ([name, own]) =>
      html`<tr><td><code>${name}</code>${!required.includes(name) && html` <span class="faint">optional</span>`}</td>
<td>${typeOf(own)}</td></tr>`,
  )}</tbody></table>`;
}

/** A type in a line: names link to where they stand. */
function typeOf(schema: JsonSchema, depth = 0): Html {
  const { $ref, items, prefixItems, properties, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.replace('#/components/schemas/', '');
    return html`<a href="#${name}"><code>${name}</code></a>`;
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined) {
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' or ',
    );
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined)
    return joined(
      choices.map((one) => typeOf(one, depth)),
      ' or ',
    );
  if (prefixItems !== undefined) {
    return html`[${joined(
      prefixItems.map((one) => typeOf(one, depth + 1)),
      ', ',
    )}]`;
  }
  if (items !== undefined) return html`list of ${typeOf(items, depth + 1)}`;
  if (properties !== undefined) {
    if (depth > 2) return html`object`;
    const fields = Object.entries(properties).map(
      ([name, own]) => html`<code>${name}</code>: ${typeOf(own, depth + 1)}`,
    );
    return html`{ ${joined(fields, ', ')} }`;
  }
  if (typeof additionalProperties === 'object') {
    return html`map of ${typeOf(additionalProperties, depth + 1)}`;
  }
  return html`${schema.type === undefined ? 'any value' : String(schema.type)}${limitsOf(schema)}`;
}

function limitsOf(schema: JsonSchema): Html {
  const { format, minimum, maximum, maxLength, maxItems, default: usual } = schema;
  const isBound = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const said = [
    format,
    isBound(minimum) && `at least ${minimum}`,
    isBound(maximum) && `at most ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems}`,
    usual !== undefined && `${JSON.stringify(usual)} unless told`,
  ].filter((one) => typeof one === 'string');
  return html`${said.length > 0 && html` <span class="faint">${said.join(', ')}</span>`}`;
}

function curlOf({ method, path, operation }: Listed, document: OpenApi, url: string): string {
  const { schemas } = document.components;
  const textOf = (name: string, schema: JsonSchema) => String(sampleOf(schema, schemas, name));
  let at = url + path;
  const query: string[] = [];
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = encodeURIComponent(textOf(name, schema)).replaceAll('%3A', ':');
    if (place === 'path') at = at.replace(`{${name}}`, value);
    else if (required) query.push(`${name}=${value}`);
  }
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${at}${query.length > 0 ? `?${query.join('&')}` : ''}'`,
  ];
  if (operation.security.some((one) => !('session' in one)))
    lines.push(`-H "Authorization: Bearer $THROUGHLINE_TOKEN"`);
  const body = operation.requestBody?.content['application/json']?.schema;
  if (body !== undefined) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d '${JSON.stringify(sampleOf(body, schemas)).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(' \\\n  ');
}

/** Text with `code` in it. */
function inCode(text: string): Html {
  return html`${text.split('`').map((part, place) => (place % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, place) => (place === 0 ? part : html`${between}${part}`))}`;
}
