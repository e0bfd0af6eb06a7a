import { dayText, VERDICT_STATES, type VerdictState } from '@throughline/model';
import type { OwnWorkspace, Person } from '../../accounts/index.ts';
import { page } from './frame.ts';
import { type Html, html } from './html.ts';

/** What the page says of one project. */
export interface ProjectStatus {
  readonly id: string;
  readonly name: string;
  readonly state: VerdictState;
  /** The verdict with its number. */
  readonly sentence: string;
  readonly forecastFinish: string | null;
  readonly promises: readonly PromiseStatus[];
}

export interface PromiseStatus {
  readonly title: string;
  readonly to: string;
  readonly date: string | null;
  readonly forecast: string | null;
  readonly state: 'open' | 'met' | 'broken' | null;
  readonly late: boolean | null;
}

export interface WorkspaceStatus {
  readonly workspace: OwnWorkspace;
  readonly projects: readonly ProjectStatus[];
  /** So many more that are not shown here. */
  readonly more: number;
}

/** One answer first: how many are on track; under it what the answer stands on. */
export function statusPage(person: Person, workspaces: readonly WorkspaceStatus[]): string {
  const projects = workspaces.flatMap((one) => one.projects);
  return page(
    'Are we on track?',
    html`<main>
<h1>${headline(projects)}</h1>
<p class="muted">For programs there is <a href="/api/v1">the API</a>; tokens are made with it or with
<code>throughline token</code>.</p>
${workspaces.map((one) => shownWorkspace(one, projects.length === 1))}
</main>`,
    person,
  );
}

function headline(projects: readonly ProjectStatus[]): string {
  const [first] = projects;
  if (first === undefined) return 'There is no plan here yet.';
  if (projects.length === 1) return first.sentence;
  const late = projects.filter(({ state }) => state === 'off-track').length;
  const risky = projects.filter(({ state }) => state === 'at-risk').length;
  if (late > 0)
    return `${late} of ${projects.length} plans ${late === 1 ? 'is' : 'are'} off track.`;
  if (risky > 0)
    return `${risky} of ${projects.length} plans ${risky === 1 ? 'is' : 'are'} at risk.`;
  const known = projects.every(({ state }) => state === 'on-track');
  return known
    ? `All ${projects.length} plans are on track.`
    : 'Not every plan can say where it stands.';
}

function shownWorkspace({ workspace, projects, more }: WorkspaceStatus, isSaid: boolean): Html {
  return html`<h2>${workspace.name}</h2>
${projects.length === 0 && html`<p class="muted">Begin a plan with an import or through the API.</p>`}
${projects.map((one) => shownProject(one, isSaid))}
${more > 0 && html`<p class="faint">And ${more} more.</p>`}`;
}

/** The one plan's verdict is said above already. */
function shownProject(project: ProjectStatus, isSaid: boolean): Html {
  const { name, state, sentence, forecastFinish, promises } = project;
  return html`<article>
<h3>${name}</h3>
<p><span class="status ${state}">${VERDICT_STATES[state]}</span></p>
${!isSaid && html`<p>${withoutState(sentence, state)}</p>`}
<p class="muted">Forecast finish ${dayText(forecastFinish)}</p>
${promises.length > 0 && shownPromises(promises)}
</article>`;
}

function shownPromises(promises: readonly PromiseStatus[]): Html {
  return html`<table>
<thead><tr><th>Promise</th><th>To</th><th>Date</th><th>Forecast</th><th></th></tr></thead>
<tbody>${promises.map(
    ({ title, to, date, forecast, state, late }) => html`<tr>
<td>${title}</td><td class="to">${to}</td>
<td class="date" data-what="Promised">${dayText(date)}</td>
<td class="date" data-what="Forecast">${dayText(forecast)}</td>
<td>${mark(state, late)}</td></tr>`,
  )}</tbody>
</table>`;
}

function mark(state: PromiseStatus['state'], late: boolean | null): Html | undefined {
  if (state === null) return undefined;
  if (state === 'open' && late) return html`<span class="status late">Late</span>`;
  const word = { open: 'In time', met: 'Kept', broken: 'Broken' }[state];
  return html`<span class="status ${state}">${word}</span>`;
}

function withoutState(sentence: string, state: VerdictState): string {
  const said = sentence
    .replace(`${VERDICT_STATES[state]}: `, '')
    .replace(`${VERDICT_STATES[state]}.`, '');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
