import { z } from 'zod';
import { About, answered, MomentAsked, ProjectParams, StateAsked } from '../answered.ts';
import { route } from '../route.ts';

const Branch = z.string().min(1).max(100);

export const qualityRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/quality',
    tag: 'Answers',
    summary: 'Can the plan be trusted? Its logic, dates and progress against the checks',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject(StateAsked),
    answer: z.looseObject({
      about: About,
      /** `no`: it has no dates. `with-care`: a check did not pass. */
      trust: z.enum(['yes', 'with-care', 'no']),
      fault: z.looseObject({}).nullable(),
      quality: z.looseObject({}),
    }),
    run: (call) => answered(call, 'quality', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/cost',
    tag: 'Answers',
    summary: 'What the forecast plan costs',
    description:
      'Amounts are decimals as texts. Only who sees rates sees what a single task costs.',
    access: { in: 'project', action: 'project.money' },
    params: ProjectParams,
    query: z.strictObject(StateAsked),
    answer: z.looseObject({ about: About, cost: z.looseObject({}).nullable() }),
    run: (call) => answered(call, 'cost', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/load',
    tag: 'Answers',
    summary: 'Who has how much to do, week by week',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject(StateAsked),
    answer: z.looseObject({ about: About, resources: z.array(z.looseObject({})) }),
    run: (call) => answered(call, 'load', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/compare',
    tag: 'Answers',
    summary: 'What two states of the plan differ in: dates, promises, float, cost and load',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject({
      from: MomentAsked.exactOptional(),
      to: MomentAsked.exactOptional(),
      fromBranch: Branch.exactOptional(),
      toBranch: Branch.exactOptional(),
    }),
    answer: z.looseObject({ about: About, from: About, comparison: z.looseObject({}) }),
    run: (call) => answered(call, 'compare', call.query),
  }),
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/asks-for-cause',
    tag: 'Answers',
    summary:
      'Whether somebody should be asked why: promises and milestones that moved since a change',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject({ since: MomentAsked }),
    answer: z.looseObject({ about: About, reasons: z.array(z.looseObject({})) }),
    run: (call) => answered(call, 'asks-for-cause', call.query),
  }),
];
