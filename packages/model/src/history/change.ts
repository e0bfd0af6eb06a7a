import { z } from 'zod';
import type { Edit } from '../edit/index.ts';
import { type Diff, EditId, type Json, RecordId, StatedCause } from '../plan/index.ts';
import { Instant } from './instant.ts';

/** Which way an edit came. */
export const Via = z.enum(['web', 'api', 'command-line', 'import', 'integration', 'assistant']);
export type Via = z.infer<typeof Via>;

/** The version of the records' shape that new changes are written in; see `upgrades.ts`. */
export const RECORDS_VERSION = 1;

/** SHA-256, in hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
export type Hash = z.infer<typeof Hash>;

/** Takes back what these changes did, oldest first; of an undo, it is a redo. */
const Undo = z.strictObject({
  kind: z.literal('history.undo'),
  seqs: z.array(z.int().min(1)).min(1),
});

/** What a file brought: the first version of a plan, or its next update. The diff says all of it. */
const Update = z.strictObject({
  kind: z.literal('plan.update'),
  source: z.strictObject({ format: z.string(), name: z.string() }),
});

/** Edits that need more than the records to be made: they are not in the table of `edit`. */
export const HistoryEdit = z.discriminatedUnion('kind', [Undo, Update]);
export type HistoryEdit = z.infer<typeof HistoryEdit>;

/** What the hash chain covers only by its hash, so that it can be erased. */
export interface Payload {
  readonly edit: Edit | HistoryEdit;
  readonly diff: Diff;
}

/** All of a change but what it did. */
export const ChangeMeta = z.strictObject({
  /** 1, 2, 3 ... in the log of a project; a branch goes on from its base. */
  seq: z.int().min(1),
  editId: EditId,
  /** Changes that are one: committed together, and no moment lies between them. */
  group: z
    .strictObject({ id: EditId, index: z.int().min(0), count: z.int().min(2) })
    .exactOptional(),
  /** Never before that of the change before. */
  at: Instant,
  /** An opaque id of a person or a program; names are kept elsewhere. */
  author: RecordId,
  via: Via,
  /** Stated with the edit; an `explanation` record says otherwise later. */
  cause: StatedCause.exactOptional(),
  event: RecordId.exactOptional(),
  /** The branch that it was merged from. */
  changeRequest: RecordId.exactOptional(),
  schema: z.int().min(1),
  /** Salted, of the payload's canonical bytes. */
  payloadHash: Hash,
  /** That of the change before; `GENESIS_HASH` for the first. */
  previousHash: Hash,
  /** Of everything above, its canonical bytes. */
  hash: Hash,
});
export type ChangeMeta = z.infer<typeof ChangeMeta>;

/** An accepted edit, as the log has it. */
export interface Change extends ChangeMeta, Payload {
  /** 16 bytes in hexadecimal; absent once what it did was erased. */
  readonly salt?: string;
  /** What was written, where that was in an older version: the hash is of this. */
  readonly stored?: StoredPayload;
}

/** What a change did, in the words of the version it was written in. */
export interface StoredPayload {
  readonly edit: Json;
  readonly diff: Json;
}

/** A change as it is written: what it did in the version that its `schema` says. */
export interface StoredChange extends ChangeMeta, StoredPayload {
  readonly salt?: string;
}

export const Salt = z.string().regex(/^[0-9a-f]{32}$/, '16 bytes in hexadecimal');
