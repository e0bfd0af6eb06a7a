import type { Accounts } from './clock-and-chance.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** E-mail addresses are compared as they are kept. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

export async function personOf(
  { database }: Pick<Accounts, 'database'>,
  personId: string,
): Promise<Person> {
  return database
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}
