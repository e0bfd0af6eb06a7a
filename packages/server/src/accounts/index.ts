/** Who somebody is, what they may reach, and who let them in. */
export type { AccessAction } from './access-log.ts';
export { logAccess } from './access-log.ts';
export {
  createTokenByCommand,
  findPerson,
  findWorkspace,
  inviteByCommand,
  type ListedPerson,
  listPeople,
  passwordLinkByCommand,
  setDisabled,
} from './administer.ts';
export { type Accounts, type ClockAndChance, newId } from './clock-and-chance.ts';
export { type Credentials, type Entry, enter, type Where } from './enter.ts';
export { type FirstPerson, firstStartLink, startByLink } from './first-start.ts';
export {
  type Asker,
  askerOf,
  type Invitation,
  invite,
  type ListedInvite,
  listInvites,
  revokeInvite,
} from './invites.ts';
export { type Joining, joinByLink } from './join.ts';
export { type Link, type MadeLink, makeLink, readLink } from './links.ts';
export { changeRole, listMembers, type Member, removeMember } from './members.ts';
export { changePassword, endOwnSession } from './own-account.ts';
export { passwordLinkFor, setPasswordByLink } from './password-link.ts';
export { PASSWORD_LENGTH } from './password-rule.ts';
export { passwords } from './passwords.ts';
export { normalEmail, type Person, personOf } from './person.ts';
export type { Principal } from './principal.ts';
export {
  createProgramme,
  listProgrammes,
  type Programme,
  removeProgramme,
  renameProgramme,
} from './programmes.ts';
export { giveProjectRole, listProjectMembers, type ProjectMember } from './project-roles.ts';
export {
  createReportLink,
  type ListedReportLink,
  listReportLinks,
  REPORT_LINK_DAYS,
  revokeReportLink,
} from './report-links.ts';
export { enterByReportLink, type ReportEntry } from './report-place.ts';
export {
  hashOfSecret,
  isWhole,
  newBearer,
  newSecret,
  REPORT_PREFIX,
  STEERING_PREFIX,
  TOKEN_PREFIX,
} from './secret.ts';
export {
  beginSession,
  type Device,
  endSession,
  idleSince,
  type ListedSession,
  listSessions,
} from './session.ts';
export { SIGN_IN_WAYS, signInByPassword } from './sign-in.ts';
export {
  createSteeringLink,
  type ListedSteeringLink,
  listSteeringLinks,
  type PagePlace,
  pageOfLink,
  revokeSteeringLink,
  STEERING_LINK_DAYS,
} from './steering-links.ts';
export { sweepEnded } from './sweep.ts';
export { createToken, type ListedToken, listTokens, revokeToken, TOKEN_DAYS } from './tokens.ts';
export {
  createWorkspace,
  type LoggedAccess,
  type OwnWorkspace,
  readAccessLog,
  renameWorkspace,
  workspacesOf,
} from './workspaces.ts';
