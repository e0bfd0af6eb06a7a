import type { Person } from '../../accounts/index.ts';
import { type Html, html } from './html.ts';

/** What stands around every page. */
export function page(title: string, main: Html, person?: Person): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Throughline</title>
<link rel="icon" href="/pages/mark.svg">
<link rel="stylesheet" href="/pages/page.css">
<script type="module" src="/pages/page.js"></script>
</head>
<body>
<header>
<a class="mark" href="/">Throughline</a>
<span class="grow"></span>
${person && signedIn(person)}
</header>
${main}
</body>
</html>
`.text;
}

function signedIn({ name }: Person): Html {
  return html`<span class="muted">${name}</span>
<form class="line" method="post" data-send="/api/v1/sign-out" data-then="/sign-in">
<button class="quiet">Sign out</button><span class="alert" role="alert"></span>
</form>`;
}

/** A form that page.js sends as JSON. By method post: without the script no field gets into an address. */
export function form(
  {
    send,
    then,
    button,
    secret,
    showFor,
  }: {
    readonly send: string;
    readonly then?: string;
    readonly button: string;
    /** With the secret behind the # of the address. */
    readonly secret?: boolean;
    /** Hidden until page.js finds that it is wanted. */
    readonly showFor?: string;
  },
  fields: Html,
): Html {
  return html`<form class="stack" method="post" data-send="${send}" data-then="${then ?? '/'}"${
    secret === true && html` data-secret`
  }${showFor !== undefined && html` data-for="${showFor}" hidden`}>
${fields}
<div class="alert" role="alert"></div>
<div><button class="primary">${button}</button></div>
</form>`;
}

export function needsScript(): Html {
  return html`<noscript><p class="alert">This page needs JavaScript.</p></noscript>`;
}
