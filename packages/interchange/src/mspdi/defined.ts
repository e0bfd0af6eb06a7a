type Defined<T> = { [F in keyof T]?: Exclude<T[F], undefined> };

/** The fields that are there: records have no undefined ones. */
export function defined<T extends object>(fields: T): Defined<T> {
  const kept: Partial<Record<keyof T, unknown>> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as Defined<T>;
}
