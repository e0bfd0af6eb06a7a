import type { HeardChange } from './unacknowledged.ts';

/** What the project's stream says, as far as a held plan cares. */
export type HeardEvent =
  | { readonly kind: 'change'; readonly changes: readonly HeardChange[] }
  | { readonly kind: 'branch'; readonly id: string }
  /** Where the project stands as the connection begins. */
  | { readonly kind: 'hello'; readonly seq: number }
  /** What is known cannot be brought along. */
  | { readonly kind: 'reset' };

/** An event's data is JSON text of our own server's. */
export function heardOf(kind: HeardEvent['kind'], text: string): HeardEvent {
  const data = JSON.parse(text) as {
    readonly seq?: number;
    readonly id?: string;
    readonly changes?: readonly HeardChange[];
  };
  switch (kind) {
    case 'change':
      return { kind, changes: data.changes ?? [] };
    case 'branch':
      return { kind, id: data.id ?? '' };
    case 'hello':
      return { kind, seq: data.seq ?? 0 };
    case 'reset':
      return { kind };
  }
}
