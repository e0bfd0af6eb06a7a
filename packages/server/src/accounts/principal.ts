import type { TokenScope } from '@throughline/model';

/** Who a request comes from. */
export interface Principal {
  /** The opaque id that the log gets: of the person, or of the service token. */
  readonly id: string;
  readonly kind: 'person' | 'service';
  /** A session may all that its person may. */
  readonly scope: TokenScope;
  readonly sessionId?: string;
  readonly tokenId?: string;
  /** A token works in one workspace, and maybe in one project of it. */
  readonly onlyWorkspace?: string;
  readonly onlyProject?: string;
  /** A service token's own role. */
  readonly role?: string;
  /** The person who made the service token. */
  readonly madeBy?: string;
}
