import { BEGINNING } from './header-line.ts';

/** Whether the bytes begin as a project's own file does, of whatever version. */
export function isThroughline(bytes: Uint8Array): boolean {
  for (let i = 0; i < BEGINNING.length; i++) {
    if (bytes[i] !== BEGINNING.charCodeAt(i)) return false;
  }
  return true;
}
