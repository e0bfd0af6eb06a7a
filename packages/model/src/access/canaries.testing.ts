/** The texts and amounts of the plan of canaries that stand in an answer, however it is nested. */
export function canariesIn(answer: unknown): {
  readonly texts: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
} {
  const text = JSON.stringify(answer) ?? '';
  return {
    texts: new Set(text.match(/(?:inner|open)-[a-z-]+(?::[a-zA-Z-]+)?/g)),
    amounts: new Set(text.match(/\b88\d{7}\b/g)),
  };
}
