import type { Branch, History } from '@throughline/model';
import type { ReadRefusal } from '../read-outcome.ts';

/** The version of the format that is written, and the newest that is read. */
export const VERSION = 1;

/** What somebody is called, by the opaque id that the log knows them by. Names stand nowhere else. */
export type People = { readonly [personId: string]: { readonly name: string } };

/** One project, whole: what the file says and what is written. */
export interface ThroughlineFile {
  /** What the project is called, for whoever looks into the file. */
  readonly project?: string;
  readonly people: People;
  readonly history: History;
  readonly branches: readonly Branch[];
}

export interface ReadThroughline extends ThroughlineFile {
  /** Only where recovery was asked for and the file is not whole. */
  readonly lost?: Lost;
}

/** What a damaged file no longer says. */
export interface Lost {
  /** The first thing that is wrong with it. */
  readonly fault: ReadRefusal;
  /** The first line, which says who the people are. */
  readonly header: boolean;
  /** Changes after the last whole group before the fault, as far as they can be counted. */
  readonly changes: number;
  /** Lines after which a branch stood that is not whole. */
  readonly branches: readonly { readonly line: number; readonly name?: string }[];
}

export interface ReadThroughlineOptions {
  /** Returns what is whole in a damaged file, and says what is not. */
  readonly recover?: boolean;
  /** A faster SHA-256 than the one that comes along; the same answers. */
  readonly sha256?: Sha256;
}

/** SHA-256 of the bytes, or of the text in UTF-8, in hexadecimal. */
export type Sha256 = (data: string | Uint8Array) => string;
