import type { ReportFields } from '../reporting/index.ts';

/** A report that was made here and that the server has not answered yet. */
export interface Kept {
  readonly taskId: string;
  /** Sent again with the same id, it counts once. */
  readonly editId: string;
  readonly base: number;
  readonly fields: ReportFields;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Reports that could not be sent, kept in the browser of whoever made them until they are: the newest of each task.
 * @param of what tells one link's reports from another's; nothing of its secret
 */
export class Outbox {
  readonly #key: string;

  constructor(
    private readonly store: Store | undefined,
    of: string,
  ) {
    this.#key = `throughline.reports.${of}`;
  }

  get kept(): readonly Kept[] {
    try {
      const read: unknown = JSON.parse(this.store?.getItem(this.#key) ?? '[]');
      return Array.isArray(read) ? read.filter(isKept) : [];
    } catch {
      return [];
    }
  }

  /** In place of what was kept of the task before. */
  keep(one: Kept): void {
    this.#write([...this.kept.filter(({ taskId }) => taskId !== one.taskId), one]);
  }

  letGo(editId: string): void {
    this.#write(this.kept.filter((one) => one.editId !== editId));
  }

  #write(kept: readonly Kept[]): void {
    try {
      if (kept.length === 0) this.store?.removeItem(this.#key);
      else this.store?.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // A browser without room or leave to keep things: what was typed still stands on the page.
    }
  }
}

function isKept(one: unknown): one is Kept {
  if (typeof one !== 'object' || one === null) return false;
  const { taskId, editId, base, fields } = one as Partial<Kept>;
  return (
    typeof taskId === 'string' &&
    typeof editId === 'string' &&
    typeof base === 'number' &&
    typeof fields === 'object'
  );
}

/** Tells one link's reports from another's in this browser, without keeping the secret itself. */
export async function nameOfLink(secret: string): Promise<string> {
  const bytes = new TextEncoder().encode(secret);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
