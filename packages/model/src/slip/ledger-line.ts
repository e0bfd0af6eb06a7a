import type { Instant } from '../history/index.ts';
import type { EventRecord, LocalDateTime, RecordId } from '../plan/index.ts';
import type { SlipCause, SlipKind } from './player.ts';

/** A window that a small delay missed: work that could only start in the next one. */
export interface Jump {
  readonly task: RecordId;
  /** Whose working time was missed. */
  readonly calendar: RecordId;
  /** The task's start without the delay, and with it. */
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

/** What one event, change request, import of a task or day of edits came to. Amounts: working minutes, later is more. */
export interface LedgerLine {
  /** The same for the same line of the same log. */
  readonly id: string;
  /** As stated by the event, an explanation or the change itself; else the system's guess. */
  readonly cause: SlipCause;
  readonly guessed: boolean;
  /** What it mostly did, and all that it did. */
  readonly kind: SlipKind;
  readonly kinds: readonly SlipKind[];
  readonly event: RecordId | null;
  readonly changeRequest: RecordId | null;
  readonly authors: readonly RecordId[];
  /** When the first and the last of its changes were made. */
  readonly first: Instant | null;
  readonly last: Instant | null;
  readonly seqs: readonly number[];
  /** Whether somebody agreed to it; null where it belongs to no event. */
  readonly standing: EventRecord['standing'] | null;
  /** Who answers for it: as the event says, else the vendor that a guess is about. */
  readonly responsible: string | null;
  readonly amount: number;
  /** Of the amount; 0 where it is exact. */
  readonly standardError: number;
  /** What it is about, the main record first. */
  readonly records: readonly RecordId[];
  /**
   * What it makes its own tasks finish later, alone at the start of its period; null where it has no
   * task of its own, such as time that passed, a calendar or a task that is new.
   */
  readonly own: number | null;
  /** Of that, what float took up before it came to the measured date. */
  readonly absorbed: number;
  /** Where it comes to more than its own delay: the window that was missed. */
  readonly jump: Jump | null;
}
