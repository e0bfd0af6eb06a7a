import type { Role } from '@throughline/model';
import type { LiveProject } from '../connection/index.ts';
import { workerName } from '../words/index.ts';
import type { PlanPlace } from './local-project.ts';
import { type WorkerPort, WorkerProject } from './worker-project.ts';

/** In milliseconds after its last user left: going from screen to screen opens nothing again. */
const LINGER = 60_000;

interface Open {
  readonly project: WorkerProject;
  users: number;
  closing: ReturnType<typeof setTimeout> | undefined;
  live: LiveProject | undefined;
  leaveLive: () => void;
}

const openByPlace = new Map<string, Open>();
const preparedByKey = new Map<string, WorkerPort>();

/** The plan at this place, opened where nobody has it open yet; shared by all who ask. Nobody uses it until `enter`. */
export function projectAt(place: PlanPlace, role: Role): WorkerProject {
  const key = keyOf(place);
  const known = openByPlace.get(key);
  if (known !== undefined) return known.project;
  const worker = preparedByKey.get(key) ?? newWorker();
  preparedByKey.delete(key);
  const project = new WorkerProject(place, role, worker);
  const open: Open = {
    project,
    users: 0,
    closing: undefined,
    live: undefined,
    leaveLive: () => {},
  };
  openByPlace.set(key, open);
  closeLater(key, open);
  return project;
}

/**
 * The plan is about to be opened: its worker starts, and the plan is on its way, while the page itself is still
 * being fetched and does not know yet what the reader may.
 */
export function preparePlan(place: PlanPlace): void {
  const key = keyOf(place);
  if (openByPlace.has(key) || preparedByKey.has(key)) return;
  const worker = newWorker();
  worker.postMessage({ tell: 'fetch', place });
  preparedByKey.set(key, worker);
}

function newWorker(): WorkerPort {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    type: 'module',
    name: workerName(),
  });
  return worker as unknown as WorkerPort;
}

/** As long as somebody uses it, it stays open and hears what happens. Returns how to leave. */
export function enter(place: PlanPlace, role: Role, live: LiveProject): () => void {
  projectAt(place, role);
  const key = keyOf(place);
  const open = openByPlace.get(key) as Open;
  open.users++;
  clearTimeout(open.closing);
  listen(open, live);
  return () => {
    open.users--;
    if (open.users === 0) closeLater(key, open);
  };
}

/** The connection is another one whenever the project was left meanwhile. */
function listen(open: Open, live: LiveProject): void {
  if (open.live === live) return;
  open.leaveLive();
  const { project } = open;
  const stopListening = live.listen((event) => project.heard(event));
  const awake = () => project.awake();
  globalThis.addEventListener('online', awake);
  open.live = live;
  open.leaveLive = () => {
    stopListening();
    globalThis.removeEventListener('online', awake);
  };
  // What it said before anybody listened: where the project stands.
  const { seq } = live.state;
  if (seq !== undefined) project.heard({ kind: 'hello', text: JSON.stringify({ seq }) });
}

/** A plan that has something to send stays open until that is done. */
function closeLater(key: string, open: Open): void {
  clearTimeout(open.closing);
  open.closing = setTimeout(() => {
    if (open.project.state.sync.pending > 0) {
      closeLater(key, open);
      return;
    }
    openByPlace.delete(key);
    open.leaveLive();
    open.project.close();
  }, LINGER);
}

function keyOf({ projectId, asOf = '', branch = '' }: PlanPlace): string {
  return [projectId, asOf, branch].join(' ');
}
