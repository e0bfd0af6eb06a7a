/** Who somebody is, and what they may reach. */
export { type Credentials, identify } from './identify.ts';
export { placeOfProject, placeOfWorkspace } from './place.ts';
export type { Principal } from './principal.ts';
export { hashOfSecret } from './secret.ts';
