import { type OnTrack, projectTitle, sayCaveats, sayVerdictRule } from '@throughline/model';
import { type OpenPlan, rulesWords } from '../plan-file/index.ts';
import { quiet, type Terminal, warning, weekdayAndDay } from '../terminal/index.ts';
import { blockedLines } from './blocked-lines.ts';
import { consequenceLines } from './consequence-lines.ts';
import { costOfPlan, costWords } from './cost-words.ts';
import { type Choices, choiceLines } from './decision-lines.ts';
import { movedLines } from './moved-lines.ts';
import type { MovedSince } from './moved-since.ts';
import { pathLines } from './path-lines.ts';
import { targetLines } from './target-lines.ts';
import { verdictWords } from './verdict-words.ts';
import { WorkLines } from './work-lines.ts';

/** What only a plan with its history says, and how much of the lists. */
export interface StatusShown {
  readonly all: boolean;
  readonly moved: readonly MovedSince[];
  readonly choices: Choices | undefined;
}

/** Are we on track? The verdict first, with its number and its rule; then what it stands on. */
export function* statusLines(
  plan: OpenPlan,
  answer: OnTrack,
  { all, moved, choices }: StatusShown,
  terminal: Terminal,
): Generator<string> {
  const { records } = plan;
  yield* terminal.paragraph(verdictWords(records, answer), { hanging: 2 });
  yield* terminal.paragraph(quiet(sayVerdictRule(answer)), { hanging: 0 });
  for (const caveat of sayCaveats(answer, records)) {
    yield* terminal.paragraph([warning('▲ '), caveat], { hanging: 2 });
  }
  yield* movedLines(moved, terminal);
  yield '';
  yield* terminal.paragraph(quiet(progressWords(plan, answer)));
  const cost = costOfPlan(plan);
  if (cost !== undefined) yield* terminal.paragraph(quiet(costWords(cost)), { hanging: 2 });
  yield '';
  yield* targetLines(plan, answer, all, terminal);
  yield* consequenceLines(plan, answer, terminal);
  if (choices !== undefined) yield* choiceLines(choices, plan, terminal);
  yield '';
  yield* pathLines(plan, answer, all, terminal);
  const work = new WorkLines(plan, answer, all, terminal);
  yield* blockedLines(plan, all, terminal);
  yield* work.late();
  yield* work.waiting();
  yield* work.next();
  yield* work.watch();
}

function progressWords({ records, ownRules }: OpenPlan, { status, finish }: OnTrack): string {
  let [done, count] = [0, 0];
  for (const { task } of records.outline()) {
    if (records.isSummary(task) || task.inactive) continue;
    count++;
    if (task.actualFinish !== undefined) done++;
  }
  const parts = [
    projectTitle(records.project),
    `status of ${weekdayAndDay(status.moment.at)}`,
    `${done} of ${count} tasks done`,
  ];
  if (records.project.rules !== ownRules) parts.push(rulesWords(records.project.rules, ownRules));
  if (finish.baseline !== null && finish.baseline.name !== 'Baseline') {
    parts.push(`baseline ${finish.baseline.name}`);
  }
  return parts.join(' · ');
}
