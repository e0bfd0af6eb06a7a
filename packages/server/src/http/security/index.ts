/** What browsers are told, what they may send, and the cookie that signs them in. */
export { deviceOf } from './device.ts';
export { refuseForeignOrigin } from './origin.ts';
export { CONTENT_SECURITY_POLICY, secure } from './secure.ts';
export {
  giveSessionCookie,
  publicUrlFault,
  sessionCookieName,
  sessionSecretOf,
  takeSessionCookie,
} from './session-cookie.ts';
