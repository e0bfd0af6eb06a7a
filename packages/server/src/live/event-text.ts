/** One server-sent event: complete with its empty line, so that a reader gets all of it or nothing. */
export function eventText(name: string, data: unknown, id?: number): string {
  // JSON has no line breaks of its own: one line of data is the whole of it.
  const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n`;
  return id === undefined ? `${text}\n` : `${text}id: ${id}\n\n`;
}

/** Keeps proxies from closing what is silent. */
export const HEARTBEAT = ': still here\n\n';

/** How long the reader waits before it comes again, in milliseconds. */
export function retryText(milliseconds: number): string {
  return `retry: ${milliseconds}\n\n`;
}
