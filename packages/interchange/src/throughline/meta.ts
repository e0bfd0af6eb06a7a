import { ChangeMeta, type Json, Via } from '@throughline/model';
import { isFields } from './canonical-line.ts';

const ID = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;
const VIAS: ReadonlySet<unknown> = new Set(Via.options);
const HASH = /^[0-9a-f]{64}$/;
/** What every change has, and most have nothing else. */
const USUAL = new Set([
  'at',
  'author',
  'editId',
  'hash',
  'payloadHash',
  'previousHash',
  'schema',
  'seq',
  'via',
]);

/**
 * Whether this is all of a change but what it did. The usual ones are seen at a glance, because a log
 * has a hundred thousand of them; whatever is not is parsed by its schema, which alone decides.
 */
export function isMeta(
  meta: Json | undefined,
): meta is ChangeMeta & { readonly [key: string]: Json } {
  return isUsualMeta(meta) || ChangeMeta.safeParse(meta).success;
}

/** What this accepts the schema does. */
function isUsualMeta(meta: Json | undefined): boolean {
  if (!isFields(meta)) return false;
  for (const key in meta) if (!USUAL.has(key)) return false;
  const { at, author, editId, hash, payloadHash, previousHash, schema, seq, via } = meta;
  return (
    isText(author, ID) &&
    isText(editId, ID) &&
    isText(hash, HASH) &&
    isText(payloadHash, HASH) &&
    isText(previousHash, HASH) &&
    isCount(seq) &&
    isCount(schema) &&
    ChangeMeta.shape.at.safeParse(at).success &&
    VIAS.has(via)
  );
}

function isText(value: Json | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isCount(value: Json | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
