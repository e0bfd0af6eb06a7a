import type { Action } from '@throughline/model';

/** What jobs there are, and what somebody must be allowed in its workspace or project to see and stop one. */
export const actionByKind = {
  'file.read': 'project.create',
  'project.import': 'project.create',
  'update.read': 'project.manage',
  'project.update': 'project.manage',
  'project.export': 'project.export',
} as const satisfies Readonly<Record<string, Action>>;

export type JobKind = keyof typeof actionByKind;

export const jobKinds = Object.keys(actionByKind) as JobKind[];
