import { type Place, type ReadRefusal, sayReadRefusal } from '@throughline/interchange';
import type { Complaint } from '../say.ts';

/** Why a file cannot be read, as it is said. */
export function readComplaint(title: string, read: ReadRefusal): Complaint {
  const accepted = acceptedWords(read);
  return {
    about: [title, ...placeWords(read.at)].join(', '),
    why: sayReadRefusal(read),
    code: read.refused,
    ...(accepted === undefined ? {} : { next: accepted }),
  };
}

/** Formats and limits say what they accept in their own sentence. */
function acceptedWords({ refused, accepted }: ReadRefusal): string | undefined {
  if (accepted === undefined || typeof accepted === 'number') return undefined;
  if (refused.startsWith('format-') || refused === 'file-empty') return undefined;
  const words = typeof accepted === 'string' ? accepted : accepted.join(', ');
  return words === '' ? undefined : `Accepted: ${words}`;
}

function placeWords(at: Place | undefined): string[] {
  if (at === undefined) return [];
  const words: string[] = [];
  if (at.line !== undefined) words.push(`line ${at.line}`);
  if (at.line !== undefined && at.column !== undefined) words.push(`column ${at.column}`);
  if (at.line === undefined && at.offset !== undefined) words.push(`byte ${at.offset}`);
  if (at.record !== undefined) words.push(at.record);
  if (at.field !== undefined) words.push(at.field);
  else if (at.path !== undefined && at.record === undefined) words.push(at.path);
  return words;
}
