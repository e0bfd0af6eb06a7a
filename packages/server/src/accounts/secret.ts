import { createHash } from 'node:crypto';

/** A secret as the tables keep it. Secrets are 32 random bytes, so that a fast hash is enough. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
