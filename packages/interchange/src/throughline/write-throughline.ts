import { type Branch, sha256Of } from '@throughline/model';
import { branchLine } from './branch-line.ts';
import { changeLine } from './change-line.ts';
import { endLine } from './end-line.ts';
import { headerLine } from './header-line.ts';
import type { Sha256, ThroughlineFile } from './throughline-file.ts';

/** Text is encoded in pieces of about this many characters. */
const PIECE = 1024 * 1024;

/**
 * The project as a file: the same project gives the same bytes, and what was read is written as it was.
 * @param sha256 a faster one than the one that comes along
 */
export function writeThroughline(file: ThroughlineFile, sha256: Sha256 = sha256Of): Uint8Array {
  const body = encoded(bodyLines(file));
  const { history, branches } = file;
  const end = endLine({
    changes: history.head,
    hash: history.headHash,
    branches: Object.fromEntries(branches.map((branch) => [branch.id, hashOf(branch)])),
    sha256: sha256(body),
  });
  return concatenated([body, new TextEncoder().encode(`${end}\n`)]);
}

/** The last hash of a branch's chain: that of its base where it has no change. */
export function hashOf({ changes, baseHash }: Branch): string {
  return changes.at(-1)?.hash ?? baseHash;
}

function* bodyLines({ history, branches, ...header }: ThroughlineFile): Generator<string> {
  yield headerLine(header);
  for (const change of history.changes) yield changeLine(change);
  for (const branch of branches) {
    yield branchLine(branch);
    for (const change of branch.changes) yield changeLine(change, branch.id);
  }
}

function encoded(lines: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < PIECE) continue;
    pieces.push(encoder.encode(text));
    text = '';
  }
  pieces.push(encoder.encode(text));
  return concatenated(pieces);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
