/**
 * Every advisory lock that the server takes in its database: any numbers, the same for every node, and
 * no two alike, since one that is held for a whole session would keep the others waiting for ever.
 */
export const ADVISORY_LOCK = {
  /** Whoever changes the schema. */
  migration: 7_411_226_583,
  /** The server whose folder our own PostgreSQL is in; held as long as it runs. */
  folder: 7_411_226_584,
  /** Whoever prepares the job queue's tables. */
  queue: 7_411_226_585,
  /** Whoever makes the first person. */
  firstPerson: 7_411_226_586,
  /** Whoever makes the first workspace. */
  firstWorkspace: 7_411_226_587,
} as const;
