import type { Fields } from './fields.ts';

/** The UID an element refers to; undefined where it says that it refers to nothing. */
export function referredUid(fields: Fields, name: string): string | undefined {
  const uid = fields.word(name);
  return uid === '-1' ? undefined : uid;
}
