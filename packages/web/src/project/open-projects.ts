import type { Role } from '@throughline/model';
import type { LiveProject } from '../connection/index.ts';
import { workerName } from '../words/index.ts';
import type { PlanPlace } from './local-project.ts';
import { type WorkerPort, WorkerProject } from './worker-project.ts';

/** In milliseconds after its last user left: going from screen to screen opens nothing again. */
const LINGER = 60_000;

interface Open {
  readonly project: WorkerProject;
  readonly leaveLive: () => void;
  users: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

const openByPlace = new Map<string, Open>();

/** The plan at this place, opened where nobody has it open yet; shared by all who ask. Nobody uses it until `enter`. */
export function projectAt(place: PlanPlace, role: Role, live: LiveProject): WorkerProject {
  const key = keyOf(place);
  const known = openByPlace.get(key);
  if (known !== undefined) return known.project;
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    type: 'module',
    name: workerName(),
  });
  const project = new WorkerProject(place, role, worker as unknown as WorkerPort);
  const stopListening = live.listen((event) => project.heard(event));
  const awake = () => project.awake();
  globalThis.addEventListener('online', awake);
  const leaveLive = () => {
    stopListening();
    globalThis.removeEventListener('online', awake);
  };
  const open: Open = { project, leaveLive, users: 0, closing: undefined };
  openByPlace.set(key, open);
  closeLater(key, open);
  return project;
}

/** As long as somebody uses it, it stays open. Returns how to leave. */
export function enter(place: PlanPlace): () => void {
  const key = keyOf(place);
  const open = openByPlace.get(key);
  if (open === undefined) return () => {};
  open.users++;
  clearTimeout(open.closing);
  return () => {
    open.users--;
    if (open.users === 0) closeLater(key, open);
  };
}

function closeLater(key: string, open: Open): void {
  clearTimeout(open.closing);
  open.closing = setTimeout(() => {
    openByPlace.delete(key);
    open.leaveLive();
    open.project.close();
  }, LINGER);
}

function keyOf({ projectId, asOf = '', branch = '' }: PlanPlace): string {
  return [projectId, asOf, branch].join(' ');
}
