import type { DraftTask } from './draft.ts';

/** Tasks that one team does in a row: a work package, or a small stage without packages. */
export interface Package {
  /** Position of the work package's summary; none where the stage has no packages. */
  readonly summary: number | undefined;
  readonly when: DraftTask['when'];
  /** Positions, in the order of doing. */
  readonly tasks: readonly number[];
}

export interface Stage {
  readonly packages: readonly Package[];
  /** Its milestone, else its last task. */
  readonly end: number;
  /** The next stage of the same workstream. */
  readonly followedBy: Stage | undefined;
}

const STAGE_DEPTH = 2;

/** The stages of an outline: what lies under each, and which follows which. */
export function stagesOf(tasks: readonly DraftTask[]): Stage[] {
  const leavesByStage = new Map<number, number[]>();
  for (const [position, task] of tasks.entries()) {
    if (task.summary) continue;
    const stage = stageOf(tasks, position);
    if (stage === undefined) continue;
    const leaves = leavesByStage.get(stage);
    if (leaves === undefined) leavesByStage.set(stage, [position]);
    else leaves.push(position);
  }
  const stages: Stage[] = [];
  let next: Stage | undefined;
  let nextParent: number | undefined;
  for (const [summary, leaves] of [...leavesByStage].reverse()) {
    const { parent } = tasks[summary] as DraftTask;
    const followedBy = parent === nextParent ? next : undefined;
    next = { packages: packagesOf(tasks, leaves), end: leaves.at(-1) as number, followedBy };
    nextParent = parent;
    stages.push(next);
  }
  return stages.reverse();
}

function packagesOf(tasks: readonly DraftTask[], leaves: readonly number[]): Package[] {
  const byParent = new Map<number, number[]>();
  for (const position of leaves) {
    const task = tasks[position] as DraftTask;
    if (task.team === undefined) continue;
    const group = byParent.get(task.parent);
    if (group === undefined) byParent.set(task.parent, [position]);
    else group.push(position);
  }
  return [...byParent].map(([parent, group]) => ({
    summary: (tasks[parent] as DraftTask).depth > STAGE_DEPTH ? parent : undefined,
    when: (tasks[group[0] as number] as DraftTask).when,
    tasks: group,
  }));
}

function stageOf(tasks: readonly DraftTask[], position: number): number | undefined {
  for (let at = position; at >= 0; at = (tasks[at] as DraftTask).parent) {
    const task = tasks[at] as DraftTask;
    if (task.summary && task.depth === STAGE_DEPTH) return at;
  }
  return undefined;
}
