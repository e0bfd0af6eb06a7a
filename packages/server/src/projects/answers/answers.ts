import { asksSince, branch, branches } from './branches.ts';
import { ledger, series, unexplained } from './ledger.ts';
import { log } from './log.ts';
import { compare, cost, load, quality } from './plan-measures.ts';
import { baselines, events, promises } from './promises.ts';
import { schedule } from './schedule.ts';
import { snapshot } from './snapshot.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { why } from './why.ts';

/** Every question by name. What goes in and comes out is plain data, so that a thread may do the work. */
export const answerByName = {
  schedule,
  status,
  ledger,
  series,
  unexplained,
  why,
  log,
  state,
  snapshot,
  branches,
  branch,
  'asks-for-cause': asksSince,
  compare,
  cost,
  load,
  quality,
  promises,
  baselines,
  events,
};

export type AnswerName = keyof typeof answerByName;
export type OptionsOf<N extends AnswerName> = Parameters<(typeof answerByName)[N]>[1];
