import type { ServerResponse } from 'node:http';
import type { Role } from '@throughline/model';
import type { Principal } from '../accounts/index.ts';
import { HEARTBEAT, retryText } from './event-text.ts';
import type { Watching } from './standing.ts';

/** So many heartbeats without a byte taken, and the reader is cut: it comes again and resumes. */
const PATIENCE = 2;

export interface StreamRequest {
  readonly projectId: string;
  readonly principal: Principal;
  readonly role: Role;
  /** The last change that the reader has; absent: only what comes from now on. */
  readonly after?: number | undefined;
  /** Ends after what is there already, instead of waiting for more. */
  readonly once: boolean;
  readonly connectionId: string;
}

/** Whom the stream tells of itself. */
export interface Told {
  /** It takes more again. */
  hasRoom(): void;
  delivered(): void;
}

/**
 * One reader's connection. The log in memory is its buffer: when the connection takes no more, the
 * stream only remembers its place, and goes on from there when there is room again.
 */
export class Stream implements Watching {
  readonly projectId: string;
  readonly principal: Principal;
  readonly connectionId: string;
  readonly once: boolean;
  /** As the connection began: who gets another role begins anew. */
  readonly role: Role;
  /** The last change that was written; undefined until it is known where to begin. */
  position: number | undefined;
  isGreeted = false;
  isOver = false;
  /** The last text about who is there, not to say it twice. */
  presence = '';
  #isFull = false;
  #silentBeats = 0;
  readonly #response: ServerResponse;
  readonly #delivered: () => void;

  constructor(request: StreamRequest, response: ServerResponse, told: Told) {
    this.projectId = request.projectId;
    this.principal = request.principal;
    this.connectionId = request.connectionId;
    this.once = request.once;
    this.role = request.role;
    this.position = request.after;
    this.#response = response;
    this.#delivered = told.delivered;
    response.on('drain', () => {
      this.#isFull = false;
      this.#silentBeats = 0;
      told.hasRoom();
    });
  }

  /** Whether it takes more just now. */
  get isReady(): boolean {
    return !this.isOver && !this.#isFull;
  }

  write(text: string): void {
    if (this.isOver) return;
    this.#isFull = !this.#response.write(text);
  }

  /** A change, or a group of them: with it the reader stands there. */
  deliver(seq: number, text: string): void {
    this.write(text);
    this.position = seq;
    this.#delivered();
  }

  /** Keeps the connection alive, and lets go of one that takes nothing any more. */
  beat(): void {
    if (this.isOver) return;
    if (!this.#isFull) this.write(HEARTBEAT);
    else if (++this.#silentBeats >= PATIENCE) this.cut();
  }

  /** Says goodbye; the reader comes again after so many milliseconds. */
  end(retryMilliseconds?: number): void {
    if (this.isOver) return;
    if (retryMilliseconds !== undefined) this.write(retryText(retryMilliseconds));
    this.isOver = true;
    this.#response.end();
  }

  /** Without a goodbye, which nobody would read. */
  cut(): void {
    this.isOver = true;
    this.#response.destroy();
  }
}
