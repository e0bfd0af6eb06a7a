// What the plain pages do: they send their forms as JSON and show what came of it. A link's secret stands
// behind the # of the address, which no browser sends; from here it goes in a body or a header.

const secret = decodeURIComponent(location.hash.slice(1));

for (const form of document.querySelectorAll('form[data-send]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendForm(form);
  });
}

const page = document.querySelector('main')?.dataset.page;
if (page === 'join') void showLink();
if (page === 'report') void showReport();

/** @param {HTMLFormElement} form */
async function sendForm(form) {
  const { send, then } = form.dataset;
  const body = bodyOf(form);
  const sent = await whileDisabled(form, () => ask('POST', send, body));
  if (sent.ok) location.replace(then ?? '/');
  else tell(form, sent.problem);
}

/** The fields as the API names them: `account.name` is a name within an account. */
function bodyOf(form) {
  const body = form.hasAttribute('data-secret') ? { secret } : {};
  for (const { name, value } of form.querySelectorAll('input[name]')) {
    const [field, within] = name.split('.');
    if (within === undefined) body[field] = value;
    else body[field] = { ...body[field], [within]: value };
  }
  return Object.keys(body).length === 0 ? undefined : body;
}

async function showLink() {
  const read = await ask('POST', '/api/v1/links/read', { secret: secret || '-' });
  if (!read.ok) return title(linkFault(read.problem));
  const { purpose, workspace, project, role, email } = read.answer;
  const signedIn = document.querySelector('main').dataset.signedIn;
  const form = purpose === 'invite' && signedIn !== undefined ? 'join-signed-in' : purpose;
  if (purpose === 'first-start') {
    title('Welcome. You are the first one here.');
    if (workspace !== null) document.querySelector('[name=workspace]').value = workspace;
    document.querySelector('[data-workspace]').hidden = workspace !== null;
  }
  if (purpose === 'invite') {
    title(`You are invited to ${project ?? workspace}, as ${role}.`);
    for (const input of document.querySelectorAll('[name="account.email"]')) {
      if (email !== null) Object.assign(input, { value: email, readOnly: true });
    }
  }
  if (purpose === 'password') title(`A new password for ${email}.`);
  document.querySelector(`[data-for="${form}"]`).hidden = false;
  document.querySelector(`[data-for="${form}"] input:not([readonly])`)?.focus();
}

function linkFault({ code, title }) {
  if (code === 'gone') return 'This link was used, or its time is over. Ask for a new one.';
  if (code === 'not-found') return 'This link opens nothing. Is all of it there?';
  return title;
}

async function showReport() {
  const read = await askReport('GET');
  if (!read.ok) {
    return title(read.problem.status === 401 ? linkFault({ code: 'gone' }) : read.problem.title);
  }
  draw(read.answer);
}

function draw({ project, owner, base, tasks, minutesPerDay, status }) {
  const open = tasks.filter(({ finished }) => !finished);
  title(
    open.length === 0
      ? 'Nothing is open.'
      : `${counted(open.length, 'task')} of yours in ${project}`,
  );
  document.querySelector('[data-about]').textContent = `${owner} · as of ${day(status)}`;
  const list = document.querySelector('[data-tasks]');
  list.replaceChildren(...tasks.map((task) => drawn(task, { base, minutesPerDay })));
}

function drawn(task, { base, minutesPerDay }) {
  const article = document.importNode(
    document.querySelector('template').content,
    true,
  ).firstElementChild;
  const put = (name, text) => {
    article.querySelector(`[data-put="${name}"]`).textContent = text;
  };
  put('name', task.name);
  put('dates', task.finished ? 'Finished' : `${day(task.start)} to ${day(task.finish)}`);
  put('waits', waitsFor(task));
  put('blocked', task.blocked === null ? '' : `Held up by: ${task.blocked.by}`);
  const form = article.querySelector('form');
  if (task.finished) {
    form.remove();
    return article;
  }
  const { remaining, expected, blocker } = form.elements;
  if (task.started) remaining.value = String(round(task.remaining / minutesPerDay));
  else remaining.closest('label').remove();
  expected.value = task.expectedFinish?.slice(0, 10) ?? '';
  blocker.value = task.blocked?.by ?? '';
  const before = { remaining: remaining.value, expected: expected.value, blocker: blocker.value };
  // Sent again after a lost answer, the report counts once.
  const editId = newId();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const report = { base, editId, taskId: task.taskId };
    if (task.started && remaining.value !== before.remaining && remaining.value !== '') {
      report.remaining = Math.round(Number(remaining.value) * minutesPerDay);
    }
    if (expected.value !== before.expected && expected.value !== '') {
      report.expectedFinish = `${expected.value}T${task.finish?.slice(11) ?? '17:00'}`;
    }
    if (blocker.value.trim() !== before.blocker) report.blockedBy = blocker.value.trim();
    void sendReport(form, report, task.taskId);
  });
  article.dataset.task = task.taskId;
  return article;
}

async function sendReport(form, report, taskId) {
  if (Object.keys(report).length === 3) return tell(form, { title: 'Nothing was changed.' });
  const sent = await whileDisabled(form, () => askReport('POST', report));
  if (!sent.ok && sent.problem.status === 409) {
    return tell(form, { title: 'The plan has moved on meanwhile: load the page again.' });
  }
  if (!sent.ok) return tell(form, sent.problem);
  draw(sent.answer);
  const own = document.querySelector(`[data-task="${CSS.escape(taskId)}"] .said`);
  if (own !== null) own.textContent = 'Noted. Thank you.';
}

function waitsFor({ waitsFor }) {
  if (waitsFor.length === 0) return '';
  const names = waitsFor.map(({ name, finish }) =>
    name === null ? 'work of others' : `${name}${finish === null ? '' : ` (${day(finish)})`}`,
  );
  return `Waits for ${names.join(', ')}`;
}

async function askReport(method, body) {
  return ask(method, '/api/v1/report', body, { authorization: `Bearer ${secret || '-'}` });
}

async function ask(method, url, body, headers = {}) {
  try {
    const reply = await fetch(url, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = reply.status === 204 ? undefined : await reply.json();
    if (reply.ok) return { ok: true, answer };
    const wait = reply.headers.get('retry-after');
    return { ok: false, problem: { ...answer, status: reply.status, wait } };
  } catch {
    return {
      ok: false,
      problem: { title: 'The server cannot be reached. Nothing was lost: try again.' },
    };
  }
}

async function whileDisabled(form, work) {
  const buttons = form.querySelectorAll('button');
  for (const button of buttons) button.disabled = true;
  form.querySelector('.alert')?.replaceChildren();
  try {
    return await work();
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

function tell(form, { title, detail, code, accepted, wait }) {
  const parts = [title ?? `This was not accepted: ${code}`];
  if (detail !== undefined) parts.push(detail);
  if (accepted !== undefined) parts.push(`Accepted: ${accepted.join(', ')}`);
  if (wait) parts.push(`Try again in ${counted(Number(wait), 'second')}`);
  form.querySelector('.alert').textContent = `${parts.join('. ')}.`.replace(/\.\.$/, '.');
}

function title(text) {
  document.querySelector('h1').textContent = text;
}

function day(local) {
  if (local === null) return 'no date';
  const date = new Date(`${local.slice(0, 10)}T12:00:00Z`);
  const parts = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat('en-GB', parts).format(date);
}

function counted(count, what) {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
