/** People and tokens of a server, worked on in its database. */
export { type AccountOptions, takesAccounts, withAccounts } from './with-accounts.ts';
