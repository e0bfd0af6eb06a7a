import type { SlipKind } from './player.ts';

/** What it costs to let a player come and go: those that come and go most often are the cheapest, see SHR-3. */
export function costOf(kind: SlipKind): number {
  return COSTLY.indexOf(kind);
}

const COSTLY: readonly SlipKind[] = [
  'logic',
  'inactive',
  'scope-added',
  'scope-removed',
  'calendar',
  'resource',
  'task-type',
  'outline',
  'project-options',
  'time-passed',
];
