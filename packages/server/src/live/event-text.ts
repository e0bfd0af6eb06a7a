import type { Change } from '@throughline/model';

/** One server-sent event: complete with its empty line, so that a reader gets all of it or nothing. */
export function eventText(name: string, data: unknown, id?: number): string {
  // JSON has no line breaks of its own: one line of data is the whole of it.
  const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n`;
  return id === undefined ? `${text}\n` : `${text}id: ${id}\n\n`;
}

/** Tells the reader where it stands, without an event: its next connection asks for what came later. */
export function placeText(seq: number): string {
  return `id: ${seq}\n\n`;
}

/** Keeps proxies from closing what is silent. */
export const HEARTBEAT = ': still here\n\n';

/** How long the reader waits before it comes again, in milliseconds. */
export function retryText(milliseconds: number): string {
  return `retry: ${milliseconds}\n\n`;
}

/** The seq of the last change of the group that the change after this seq belongs to. */
export function endOfUnit(changes: readonly Change[], after: number): number {
  const group = changes[after]?.group;
  return group === undefined ? after + 1 : after + group.count - group.index;
}

/** A change as a reader of the whole plan gets it: what keeps erased text from being guessed stays here. */
export function wholeChange({ salt: _, stored: __, ...change }: Change): Omit<Change, 'salt'> {
  return change;
}
