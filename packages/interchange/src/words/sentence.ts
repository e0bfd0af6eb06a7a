/** What a sentence needs besides its code. */
export type WordParameters = { readonly [name: string]: string | number };

/** Says one refusal. */
export type RefusalSentence = (parameters: WordParameters) => string;

/** Says one loss: how many there were is part of the sentence. */
export type LossSentence = (count: number, parameters: WordParameters) => string;

/** `1 task`, `3 tasks`; a plural that is not the singular and an s is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
