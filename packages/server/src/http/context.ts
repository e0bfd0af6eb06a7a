import type { Instant, LocalDateTime } from '@throughline/model';
import type { Heavy } from '../jobs/index.ts';
import type { Live } from '../live/index.ts';
import type { NewProject, ProjectStore } from '../projects/index.ts';
import type { Database } from '../storage/index.ts';

/** What routes work with: made once when the server starts, so that a test can make its own. */
export interface Context {
  readonly database: Database;
  readonly store: ProjectStore;
  readonly live: Live;
  /** Work that would hold up everybody else's requests. */
  readonly heavy: Heavy;
  readonly world: World;
  readonly settings: Settings;
}

/** The world outside: the clock and chance. */
export interface World {
  now(): Date;
  /** The same moment as the log writes it. */
  instant(): Instant;
  /** The same moment in this machine's time zone, to the minute. */
  local(): LocalDateTime;
  randomBytes(count: number): Buffer;
}

export interface Settings {
  /** Where people reach the server, without a slash at the end: `https://plan.example.org`. */
  readonly url: string;
  /** Where the web application was built into; absent: there is the API alone. */
  readonly applicationFolder?: string;
  /** Passwords may go in the clear to an address that is neither https nor this machine's. */
  readonly allowPlainHttp?: boolean;
  /** Requests a minute from one session, token or address before 429; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Of one upload; 100 MiB unless told. */
  readonly uploadBytes?: number;
  /** Whose `X-Forwarded-*` headers count: those of all, or of these addresses; absent: nobody's. */
  readonly trustProxy?: boolean | readonly string[];
  /** Makes the sample programme, for whoever wants to look at one; absent: there is none to give. */
  readonly sample?: () => Promise<Pick<NewProject, 'name' | 'history' | 'branches' | 'authors'>>;
  /** Lets whoever shows it as a bearer read the metrics; without it only this machine may. */
  readonly metricsToken?: string;
}
