import { writeThroughline } from '@throughline/interchange';
import type { Branch, History } from '@throughline/model';
import { PEOPLE, slipped } from './story.testing.ts';

/** The story as a plan's own file. */
export function storyFile(
  history: History = slipped().history,
  branches: readonly Branch[] = [],
): Uint8Array {
  return writeThroughline({
    project: 'Move of the billing service',
    people: PEOPLE,
    history,
    branches,
  });
}
