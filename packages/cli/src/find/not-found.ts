/** Why nothing of that name was found, and what to do about it. */
export interface NotFound {
  readonly why: string;
  readonly next: string;
}

export function isNotFound(answer: object): answer is NotFound {
  return 'why' in answer && 'next' in answer;
}

const SUGGESTED = 5;

/** The first few, and how many more. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, SUGGESTED);
  if (words.length > SUGGESTED) shown.push(`${words.length - SUGGESTED} more`);
  return shown.join(', ');
}
