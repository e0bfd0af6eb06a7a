import { type LinkInput, LinkType } from '@throughline/engine';
import { Dice } from './dice.ts';
import type { DraftTask } from './draft.ts';
import type { Features, Settings } from './options.ts';
import { type Package, type Stage, stagesOf } from './stages.ts';

/**
 * Links that carry the work through packages, stages and gates, and then more between them, until there
 * are as many per task as asked for. All go forward in `when`, so that no cycle can arise.
 */
export function linksOf(tasks: readonly DraftTask[], settings: Settings): LinkInput[] {
  const links = new LinkSet(tasks, settings);
  const stages = stagesOf(tasks);
  addBackbone(tasks, stages, links);
  const wanted = Math.round(settings.tasks * settings.linksPerTask);
  addMore(tasks, stages, links, wanted);
  return links.list;
}

function addBackbone(tasks: readonly DraftTask[], stages: readonly Stage[], links: LinkSet): void {
  const first = tasks.findIndex((task) => !task.summary);
  const last = tasks.length - 1;
  for (const stage of stages) {
    const before = stages.find((one) => one.followedBy === stage);
    const gate = before === undefined ? first : before.end;
    const tailByTeam = new Map<number | undefined, number>();
    for (const group of stage.packages) {
      const team = (tasks[group.tasks[0] as number] as DraftTask).team;
      const entry = tailByTeam.get(team) ?? gate;
      addChain(group, entry, links);
      tailByTeam.set(team, group.tasks.at(-1) as number);
      for (const tail of group.tasks) {
        if (tail !== stage.end && !links.leaves(tail)) links.finishToStart(tail, stage.end);
      }
    }
    if (stage.followedBy === undefined) links.finishToStart(stage.end, last);
  }
}

/** Each task of a package after the one before it, or the one before that. */
function addChain(group: Package, entry: number, links: LinkSet): void {
  for (const [place, task] of group.tasks.entries()) {
    if (place === 0) {
      links.finishToStart(entry, task);
    } else {
      const back = place > 1 && links.dice.perMille(200) ? 2 : 1;
      links.add(group.tasks[place - back] as number, task);
    }
  }
}

function addMore(
  tasks: readonly DraftTask[],
  stages: readonly Stage[],
  links: LinkSet,
  wanted: number,
): void {
  const { dice, features } = links;
  const busy = stages.filter((stage) => stage.packages.length > 0);
  const all = busy.flatMap((stage) => stage.packages);
  const byRound = new Map<string, Package[]>();
  for (const group of all) {
    const key = `${group.when[0]} ${group.when[1]}`;
    byRound.set(key, [...(byRound.get(key) ?? []), group]);
  }
  const rounds = [...byRound.values()];
  for (let tries = wanted * 10; links.count < wanted && tries > 0; tries--) {
    const group = dice.oneOf(all);
    const kind = dice.between(0, 99);
    if (kind < 40) linkWithin(group, links);
    else if (kind < 70) linkBetween(dice.oneOf(dice.oneOf(busy).packages), group, tasks, links);
    else if (kind < 96) linkBetween(dice.oneOf(dice.oneOf(rounds)), group, tasks, links);
    else if (features.summaryLinks && group.summary !== undefined) {
      linkSummary(dice.oneOf(all), group, links);
    }
  }
}

function linkWithin(group: Package, links: LinkSet): void {
  if (group.tasks.length < 3) return;
  const to = links.dice.between(2, group.tasks.length - 1);
  const from = links.dice.between(Math.max(0, to - 4), to - 2);
  links.add(group.tasks[from] as number, group.tasks[to] as number);
}

/** From an earlier stage or round, or the same round and an earlier place. Far stages seldom talk. */
function linkBetween(
  earlier: Package,
  later: Package,
  tasks: readonly DraftTask[],
  links: LinkSet,
): void {
  const from = links.dice.oneOf(earlier.tasks);
  const to = links.dice.oneOf(later.tasks);
  const [before, after] = [(tasks[from] as DraftTask).when, (tasks[to] as DraftTask).when];
  if (after[0] - before[0] > 1) return;
  if (isBefore(before, after)) links.add(from, to);
}

function linkSummary(earlier: Package, later: Package, links: LinkSet): void {
  const { dice, features } = links;
  const isEarlier = earlier.when[0] === later.when[0] && earlier.when[1] < later.when[1];
  if (!isEarlier || earlier.summary === undefined || later.summary === undefined) return;
  const kind = dice.between(0, 9);
  if (kind < 5)
    links.addSummaryLink(earlier.summary, dice.oneOf(later.tasks), earlier.tasks.length);
  else if (kind < 8) {
    links.addSummaryLink(dice.oneOf(earlier.tasks), later.summary, later.tasks.length);
  } else if (kind < 9) {
    const standsFor = earlier.tasks.length * later.tasks.length;
    links.addSummaryLink(earlier.summary, later.summary, standsFor);
  } else if (features.summaryStartLinks) {
    links.addSummaryLink(earlier.summary, dice.oneOf(later.tasks), 1, LinkType.StartToStart);
  }
}

function isBefore(before: DraftTask['when'], after: DraftTask['when']): boolean {
  for (let k = 0; k < 3; k++) {
    if (before[k] !== after[k]) return (before[k] as number) < (after[k] as number);
  }
  return false;
}

/** The links so far, no pair of tasks twice, with types and lags by chance. */
class LinkSet {
  readonly list: LinkInput[] = [];
  readonly dice: Dice;
  readonly features: Features;
  /** Those of summaries counted as the links they stand for. */
  count = 0;
  private readonly pairs = new Set<number>();
  private readonly withSuccessor = new Set<number>();
  private readonly typeDice: Dice;

  constructor(
    private readonly tasks: readonly DraftTask[],
    { seed, features }: Settings,
  ) {
    this.dice = new Dice(seed, 'links');
    this.typeDice = new Dice(seed, 'link types');
    this.features = features;
  }

  leaves(task: number): boolean {
    return this.withSuccessor.has(task);
  }

  finishToStart(from: number, to: number): void {
    this.push({ from, to, type: LinkType.FinishToStart }, 1);
  }

  add(from: number, to: number): void {
    const type = this.features.linkTypes ? this.linkType() : LinkType.FinishToStart;
    this.push({ from, to, type, ...this.lag(type) }, 1);
  }

  addSummaryLink(
    from: number,
    to: number,
    standsFor: number,
    type: LinkType = LinkType.FinishToStart,
  ): void {
    this.push({ from, to, type }, standsFor);
  }

  private push(link: LinkInput, standsFor: number): void {
    const pair = link.from * this.tasks.length + link.to;
    if (link.from === link.to || this.pairs.has(pair)) return;
    this.pairs.add(pair);
    this.withSuccessor.add(link.from);
    this.list.push(link);
    this.count += standsFor;
  }

  private linkType(): LinkType {
    return this.typeDice.weighted([
      [810, LinkType.FinishToStart],
      [95, LinkType.StartToStart],
      [80, LinkType.FinishToFinish],
      [15, LinkType.StartToFinish],
    ]);
  }

  private lag(type: LinkType): Pick<LinkInput, 'lag' | 'elapsed' | 'percent'> {
    const { typeDice: dice, features } = this;
    const other = dice.between(0, 99);
    if (features.otherLags && other === 0) return { percent: dice.oneOf([25, 50, 75, -25, 100]) };
    if (features.otherLags && other === 1) {
      return { lag: 1440 * dice.between(1, 5), elapsed: true };
    }
    const often = type === LinkType.FinishToStart ? 17 : 60;
    if (!features.lags || other >= often) return {};
    const isLead = other % 4 === 0;
    return { lag: isLead ? -240 * dice.between(1, 4) : 240 * dice.between(1, 10) };
  }
}
