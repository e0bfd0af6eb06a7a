import { placeOf } from '../places.ts';
import type { Rule } from './rule.ts';

const emptyNames = new Set(
  'utils util helpers helper common shared types services managers misc lib'.split(' '),
);
const longestFile = 600;
const silencers = ['@ts-ignore', '@ts-nocheck', 'biome-ignore'];

/** A name says what is inside; these say only that something is. */
export const emptyNamesRefused: Rule = (files) =>
  files.flatMap(({ path }) =>
    path
      .split('/')
      .slice(3)
      .map((part) => part.replace(/\..*$/, ''))
      .filter((name) => emptyNames.has(name))
      .map((name) => ({ path, line: 1, message: `"${name}" does not say what is inside` })),
  );

export const longFilesRefused: Rule = (files) =>
  files
    .filter(({ lineCount }) => lineCount > longestFile)
    .map(({ path, lineCount }) => ({
      path,
      line: lineCount,
      message: `${lineCount} lines, at most ${longestFile}`,
    }));

export const anyRefused: Rule = (files) =>
  files.flatMap(({ path, anys }) =>
    anys.map((line) => ({ path, line, message: '`any` switches the checks off' })),
  );

/** A test may expect a type error; nothing may hide one. */
export const silencersRefused: Rule = (files) =>
  files.flatMap(({ path, comments }) => {
    const refused = placeOf(path).isTest ? silencers : [...silencers, '@ts-expect-error'];
    return comments.flatMap(({ text, line }) =>
      refused
        .filter((silencer) => text.includes(silencer))
        .map((silencer) => ({ path, line, message: `${silencer} hides a fault` })),
    );
  });
