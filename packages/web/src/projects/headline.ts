import type { VerdictState } from '@throughline/model';
import { format, messages } from '../words/index.ts';
import type { ProjectLine } from './project-line.ts';

const say = messages({
  one: '{name} is {verdict}.',
  some: {
    one: '{count} of {total} projects is {verdict}: {names}.',
    other: '{count} of {total} projects are {verdict}: {names}.',
  },
  all: 'All {total} projects are {verdict}.',
  unknownOne: 'Whether {name} is on track is unknown.',
  unknownSome: {
    one: 'Whether {count} of {total} projects is on track is unknown: {names}.',
    other: 'Whether {count} of {total} projects are on track is unknown: {names}.',
  },
  unknownAll: 'Whether any of the {total} projects is on track is unknown.',
  none: 'No project is looked at.',
  waiting: {
    one: 'One project has no verdict yet.',
    other: '{count} projects have no verdict yet.',
  },
  shared: {
    one: '{count} project is shared with you.',
    other: '{count} projects are shared with you.',
  },
  more: '{count} more',
  'off-track': 'off track',
  'at-risk': 'at risk',
  unknown: 'unknown',
  'on-track': 'on track',
});

const WORST_FIRST = ['off-track', 'at-risk', 'unknown'] as const;
const NAMED = 3;

/** The verdict of the worst projects, and the sentence that says which they are. */
export function headline(projects: readonly ProjectLine[]): {
  readonly state: VerdictState | undefined;
  readonly sentence: string;
} {
  const total = projects.length;
  if (total === 0) return { state: undefined, sentence: say('none') };
  const judged = projects.filter(({ onTrack }) => onTrack !== null);
  if (judged.length === 0) {
    const isGuest = projects.every(({ role }) => role === 'guest');
    return { state: undefined, sentence: say(isGuest ? 'shared' : 'waiting', { count: total }) };
  }
  const state =
    WORST_FIRST.find((one) => judged.some(({ onTrack }) => onTrack?.state === one)) ?? 'on-track';
  const those = judged.filter(({ onTrack }) => onTrack?.state === state);
  const verdict = say(state);
  const [first] = those;
  const isUnknown = state === 'unknown';
  if (total === 1 && first) {
    const sentence = say(isUnknown ? 'unknownOne' : 'one', { name: first.name, verdict });
    return { state, sentence };
  }
  if (those.length === total) {
    return { state, sentence: say(isUnknown ? 'unknownAll' : 'all', { total, verdict }) };
  }
  const names = those.slice(0, NAMED).map(({ name }) => name);
  if (those.length > NAMED) names.push(say('more', { count: those.length - NAMED }));
  const sentence = say(isUnknown ? 'unknownSome' : 'some', {
    count: those.length,
    total,
    verdict,
    names: format.list(names),
  });
  return { state, sentence };
}

const word = messages({
  'off-track': 'Off track',
  'at-risk': 'At risk',
  unknown: 'Unknown',
  'on-track': 'On track',
});

/** The verdict by itself. */
export function verdictWord(state: VerdictState): string {
  return word(state);
}
