import {
  CHECK_TITLE,
  type PlanCheck,
  projectTitle,
  sayCheck,
  sayLimit,
  sayNotApplicable,
} from '@throughline/model';
import { type PlanFile, sayUnschedulable, shownId } from '../plan-file/index.ts';
import {
  action,
  bad,
  type Column,
  counted,
  Durations,
  good,
  joined,
  quiet,
  type Span,
  strong,
  type Terminal,
  type Text,
  table,
  warning,
} from '../terminal/index.ts';
import { comparedLines } from './compared-lines.ts';
import { type Examination, type Trust, trustOf } from './examination.ts';
import { lossLines } from './loss-lines.ts';

const PLACES = 6;

/** 9 before 10. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** Can this file be trusted? The answer first, then every finding with its places. */
export function* checkLines(
  plan: PlanFile,
  examination: Examination,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  yield* terminal.paragraph(headline(plan, examination), { hanging: 2 });
  if (examination.fault !== null) {
    const { next } = sayUnschedulable(examination.fault, plan);
    yield* terminal.paragraph([action('→ '), next], { hanging: 2 });
  }
  yield* findings(plan, examination, all, terminal);
  if (examination.compared !== null) {
    yield* comparedLines(plan, examination.compared, all, terminal);
  }
  yield* lossLines(plan, all, terminal);
  yield* others(examination, terminal);
}

const ANSWER: Readonly<Record<Trust, Span>> = {
  yes: good('✓ Yes:'),
  'with-care': warning('▲ With care:'),
  no: bad('● No:'),
};

function headline(plan: PlanFile, examination: Examination): Text {
  const { fault, quality, compared } = examination;
  const trust = trustOf(examination);
  const lead = [ANSWER[trust], ' '];
  if (fault !== null) return [lead, strong(sayUnschedulable(fault, plan).why)];
  const title = projectTitle(plan.records.project);
  const parts: string[] = [];
  if (quality.failed > 0) parts.push(`${counted(quality.failed, 'check')} failed`);
  if (quality.warned > 0) parts.push(`${quality.warned} warned`);
  if (parts.length === 0) parts.push(`all ${quality.passed} checks passed`);
  const differ = compared?.different.length ?? 0;
  if (differ > 0) parts.push(`${counted(differ, 'task')} differ from the dates in the file`);
  else if (compared !== null && compared.tasks > 0) parts.push('every date is as in the file');
  const losses = plan.read.losses.length;
  if (losses > 0) parts.push(`${counted(losses, 'feature')} not carried over`);
  return [lead, strong(`${title}: ${parts.join(', ')}.`)];
}

function* findings(
  plan: PlanFile,
  { quality, fault }: Examination,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  if (fault !== null) return;
  const found = [
    ...quality.checks.filter(({ status }) => status === 'fail'),
    ...quality.checks.filter(({ status }) => status === 'warn'),
  ];
  if (found.length === 0) return;
  const durations = new Durations(plan.records.project.minutesPerDay);
  const columns: readonly Column<PlanCheck>[] = [
    { title: '', cell: ({ status }) => (status === 'fail' ? bad('●') : warning('▲')) },
    {
      title: '',
      cell: (check) => findingCell(plan, check, sayCheck(check, quality.measures, durations), all),
      shrinksTo: 30,
      most: 1000,
    },
    { title: 'allowed', cell: (check) => quiet(sayLimit(check)), goes: 1 },
    { title: 'rule', cell: ({ rule }) => quiet(rule), goes: 2 },
  ];
  yield '';
  yield* table(found, columns, terminal);
}

function findingCell(plan: PlanFile, check: PlanCheck, said: string, all: boolean): Text {
  const places = placesOf(plan, check);
  const shown = all ? places : places.slice(0, PLACES);
  const more = places.length - shown.length;
  const listed = joined(shown, ', ');
  if (shown.length === 0) return said;
  return [said, quiet(': '), quietAll(listed), more > 0 ? quiet(` and ${more} more`) : ''];
}

function quietAll(text: Text): Text {
  if (typeof text === 'string') return quiet(text);
  return 'text' in text ? quiet(text.text) : text.map(quietAll);
}

/** Tasks by the id that people see, links as `3 → 7`. */
function placesOf({ records }: PlanFile, check: PlanCheck): string[] {
  const id = (taskId: (typeof check.taskIds)[number]) => {
    const task = records.find('task', taskId);
    return task === undefined ? taskId : shownId(task, records);
  };
  const links = check.linkIds.flatMap((linkId) => {
    const link = records.find('link', linkId);
    return link === undefined ? [] : [`${id(link.from)}\u00a0→\u00a0${id(link.to)}`];
  });
  const calendars = check.calendarIds.map((one) => records.find('calendar', one)?.name ?? one);
  const places = links.length > 0 ? links : check.taskIds.map(id);
  return [...places, ...calendars].sort(byNumber.compare);
}

/** What passed, and what could not be asked, in a few words each. */
function* others({ quality, fault }: Examination, terminal: Terminal): Generator<string> {
  if (fault !== null) return;
  const passed = quality.checks.filter(({ status }) => status === 'pass');
  const silent = quality.checks.filter(({ status }) => status === 'not-applicable');
  if (passed.length > 0) {
    yield '';
    const words = passed.map(({ code }) => CHECK_TITLE[code]).join(', ');
    yield* terminal.paragraph([good('✓'), quiet(` Passed: ${words}.`)], { hanging: 2 });
  }
  if (silent.length > 0) {
    const words = silent.map((check) => `${CHECK_TITLE[check.code]} (${sayNotApplicable(check)})`);
    yield* terminal.paragraph(quiet(`○ Not asked: ${words.join(', ')}.`), { hanging: 2 });
  }
}
