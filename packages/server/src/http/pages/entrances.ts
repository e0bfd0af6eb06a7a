import { PASSWORD_LENGTH, type Person } from '../../accounts/index.ts';
import { form, needsScript, page } from './frame.ts';
import { type Html, html } from './html.ts';

const { least, most } = PASSWORD_LENGTH;

export function signInPage(isAnybodyThere: boolean): string {
  if (!isAnybodyThere) {
    return page(
      'Welcome',
      html`<main class="narrow">
<h1>Nobody has an account here yet.</h1>
<p class="muted">The server printed a link where it was started. Open it: it makes the first account. It is good for
a day; a new start gives a new one.</p>
</main>`,
    );
  }
  return page(
    'Sign in',
    html`<main class="narrow">
<h1>Sign in</h1>
${needsScript()}
${form({ send: '/api/v1/sign-in/password', button: 'Sign in' }, html`${email('email')}${presentPassword('password')}`)}
<p class="faint">Forgotten? An owner of your workspace can make a link for a new password.</p>
</main>`,
  );
}

/** Where links lead: page.js asks what the link opens and shows the form for it. */
export function joinPage(person: Person | undefined): string {
  const join = { send: '/api/v1/links/join', button: 'Join', secret: true };
  return page(
    'Join',
    html`<main class="narrow" data-page="join"${person && html` data-signed-in`}>
<h1>One moment …</h1>
${needsScript()}
${form(
  {
    send: '/api/v1/links/first-start',
    button: 'Begin',
    secret: true,
    showFor: 'first-start',
  },
  html`${name('name')}${email('email')}${newPassword('password')}
<label data-workspace>Name of your workspace<input name="workspace" required maxlength="200" value="Our plans"></label>`,
)}
${form(
  { ...join, showFor: 'invite' },
  html`<p class="muted">Make an account, or give the e-mail address and password of the one you have.</p>
${name('account.name')}${email('account.email')}${newPassword('account.password')}`,
)}
${form({ ...join, showFor: 'join-signed-in' }, html`<p class="muted">You are ${person?.name ?? ''}.</p>`)}
${form(
  { send: '/api/v1/links/password', button: 'Set the password', secret: true, showFor: 'password' },
  newPassword('password'),
)}
</main>`,
    person,
  );
}

/** One owner's tasks, for somebody without an account; page.js fills it in with the secret of the address. */
export function reportPage(): string {
  return page(
    'Report',
    html`<main data-page="report">
<h1>One moment …</h1>
<p class="muted" data-about></p>
${needsScript()}
<div data-tasks></div>
<template><article>
<h3 data-put="name"></h3>
<p class="muted" data-put="dates"></p>
<p class="faint" data-put="waits"></p>
<p class="late" data-put="blocked"></p>
<form method="post">
<div class="fields">
<label>Days of work left<input name="remaining" type="number" min="0" step="any" inputmode="decimal"></label>
<label>Expected to be done on<input name="expected" type="date"></label>
<label>Held up by<input name="blocker" maxlength="500" autocomplete="off"></label>
</div>
<div class="alert" role="alert"></div>
<p class="said" role="status"></p>
<button class="primary">Report</button>
</form>
</article></template>
</main>`,
  );
}

function name(field: string): Html {
  return html`<label>Your name<input name="${field}" autocomplete="name" required maxlength="200"></label>`;
}

function email(field: string): Html {
  return html`<label>E-mail address<input name="${field}" type="email" autocomplete="username" required maxlength="320"></label>`;
}

function presentPassword(field: string): Html {
  return html`<label>Password<input name="${field}" type="password" autocomplete="current-password" required></label>`;
}

function newPassword(field: string): Html {
  return html`<label>Password, ${least} to ${most} characters<input name="${field}" type="password"
autocomplete="new-password" required minlength="${least}" maxlength="${most}"></label>`;
}
