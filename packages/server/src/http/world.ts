import { randomBytes } from 'node:crypto';
import { type Instant, instant, type LocalDateTime } from '@throughline/model';
import type { World } from './context.ts';

export { newId } from '../accounts/index.ts';

/** This machine's clock and chance. */
export const thisWorld: World = {
  now: () => new Date(),
  instant: (): Instant => instant(new Date().toISOString()),
  local: (): LocalDateTime => localOf(new Date()),
  randomBytes: (count) => randomBytes(count),
};

/** 16 random bytes in hexadecimal, which keep what is erased from being guessed. */
export function newSalt(world: World): string {
  return world.randomBytes(16).toString('hex');
}

function localOf(date: Date): LocalDateTime {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
