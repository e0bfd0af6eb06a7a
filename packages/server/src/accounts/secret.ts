import { createHash } from 'node:crypto';
import type { ClockAndChance } from './clock-and-chance.ts';

/** What a bearer's secret begins with, so that people and scanners know one when they see it. */
export const TOKEN_PREFIX = 'tl_';
export const REPORT_PREFIX = 'tlr_';
export const STEERING_PREFIX = 'tls_';

/** 32 random bytes in base64url: of a session or a link. */
export function newSecret({ randomBytes }: Pick<ClockAndChance, 'randomBytes'>): string {
  return randomBytes(32).toString('base64url');
}

/** The same with a prefix and a checksum of six characters at the end. */
export function newBearer(prefix: string, world: Pick<ClockAndChance, 'randomBytes'>): string {
  const secret = `${prefix}${newSecret(world)}`;
  return `${secret}${checksumOf(secret)}`;
}

/** Whether the bearer is as it was given out: one that was mistyped or cut off is not. */
export function isWhole(bearer: string): boolean {
  return checksumOf(bearer.slice(0, -6)) === bearer.slice(-6);
}

/** A secret as the tables keep it. Secrets are 32 random bytes, so that a fast hash is enough. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function checksumOf(text: string): string {
  return createHash('sha256').update(`checksum:${text}`).digest('base64url').slice(0, 6);
}
