import type { HotProject } from '../hot-project.ts';
import type { Answered } from './make-answer.ts';
import type { NoAnswer } from './no-answer.ts';

/** Characters of answers that are kept for one project, the oldest forgotten first. */
const MOST_KEPT = 32_000_000;

/** Answers of one revision of one project; the same question asked twice at once is answered once. */
interface Kept {
  readonly revision: number;
  readonly byKey: Map<string, Answered | NoAnswer>;
  readonly pending: Map<string, Promise<Answered | NoAnswer | undefined>>;
  size: number;
}

const keptByProject = new WeakMap<HotProject, Kept>();

export function keptFor(project: HotProject): Kept {
  const known = keptByProject.get(project);
  if (known !== undefined && known.revision === project.revision) return known;
  const kept = { revision: project.revision, byKey: new Map(), pending: new Map(), size: 0 };
  keptByProject.set(project, kept);
  return kept;
}

export function keep(kept: Kept, key: string, answer: Answered | NoAnswer): void {
  const size = sizeOf(answer);
  if (size > MOST_KEPT || kept.byKey.has(key)) return;
  kept.byKey.set(key, answer);
  kept.size += size;
  for (const [old, one] of kept.byKey) {
    if (kept.size <= MOST_KEPT) return;
    kept.byKey.delete(old);
    kept.size -= sizeOf(one);
  }
}

function sizeOf(answer: Answered | NoAnswer): number {
  return 'json' in answer ? answer.json.length : 0;
}
