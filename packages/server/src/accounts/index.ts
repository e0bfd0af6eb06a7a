/** Who somebody is, and what they may reach. */
export type { Accounts, ClockAndChance } from './clock-and-chance.ts';
export { type Credentials, type Entry, enter, type Place, type Where } from './enter.ts';
export type { Principal } from './principal.ts';
export { enterByReportLink, type ReportEntry } from './report-place.ts';
export {
  hashOfSecret,
  isWhole,
  newBearer,
  newSecret,
  REPORT_PREFIX,
  TOKEN_PREFIX,
} from './secret.ts';
export { beginSession, endSession, type ListedSession, listSessions } from './session.ts';
