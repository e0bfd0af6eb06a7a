import { dayNumber } from '@throughline/engine';
import { CALENDAR, standardCalendars, teamCalendar } from './calendars.ts';
import { Dice } from './dice.ts';
import type { DraftCalendar, DraftTask, Team } from './draft.ts';
import { CREWS, OBJECTS, PACKAGES, STAGES, VERBS, WORKSTREAMS } from './names.ts';
import type { Settings } from './options.ts';

/** Tasks under a stage beyond which they are put into work packages. */
const TASKS_WITHOUT_PACKAGES = 24;
/** The stage in which work is done at night and at week-ends. */
const CUT_OVER = 4;
const LAST_YEARS = 12;

export interface OutlineParts {
  readonly calendars: readonly DraftCalendar[];
  readonly teams: readonly Team[];
  readonly tasks: DraftTask[];
}

/** Programme, workstreams, stages, work packages and tasks, with their teams; no dates yet. */
export function outline(settings: Settings, firstYear: number): OutlineParts {
  return new OutlineBuilder(settings, firstYear).build();
}

class OutlineBuilder {
  private readonly tasks: DraftTask[] = [];
  private readonly teams: Team[] = [];
  private readonly calendars: DraftCalendar[];
  private readonly years: readonly [number, number];
  private readonly shape: Dice;
  private readonly work: Dice;
  private readonly staff: Dice;
  private left: number;

  constructor(
    private readonly settings: Settings,
    firstYear: number,
  ) {
    const { seed } = settings;
    this.shape = new Dice(seed, 'outline');
    this.work = new Dice(seed, 'work');
    this.staff = new Dice(seed, 'teams');
    this.calendars = standardCalendars(firstYear - 1, firstYear + LAST_YEARS);
    this.years = [dayNumber(firstYear, 1, 1), dayNumber(firstYear + LAST_YEARS, 12, 31)];
    this.left = settings.tasks;
  }

  build(): OutlineParts {
    const programme = this.addSummary('Programme', '1', -1, [-1, 0, 0]);
    this.addMilestone('Programme starts', '1.1', programme, [-1, 0, 0]);
    // The last task is kept for the programme's end.
    this.left--;
    const count = Math.max(1, Math.round(Math.sqrt(this.settings.tasks) / 5));
    for (let index = 0; index < count; index++) {
      const share = index === count - 1 ? this.left : Math.round(this.left / (count - index));
      this.addWorkstream(index, programme, share);
    }
    this.left++;
    this.addMilestone('Programme complete', `1.${count + 2}`, programme, [STAGES.length, 0, 0]);
    return { calendars: this.calendars, teams: this.teams, tasks: this.tasks };
  }

  private addWorkstream(index: number, programme: number, share: number): void {
    if (share <= 0) return;
    const round = Math.floor(index / WORKSTREAMS.length);
    const name = `${WORKSTREAMS[index % WORKSTREAMS.length]}${round === 0 ? '' : ` ${round + 1}`}`;
    const wbs = `1.${index + 2}`;
    const workstream = this.addSummary(name, wbs, programme, [0, 0, 0]);
    const crew = this.hire(name, Math.min(6, 2 + Math.floor(share / 100)));
    const stages = Math.min(STAGES.length, Math.max(1, Math.floor(share / 6)));
    let left = share;
    for (let stage = 0; stage < stages; stage++) {
      const fair = Math.round(left / (stages - stage));
      const tasks = stage === stages - 1 ? left : this.shape.between(fair - (fair >> 2), fair);
      this.addStage({ name, stage, workstream, wbs: `${wbs}.${stage + 1}`, crew, tasks });
      left -= tasks;
    }
  }

  private addStage(place: Place): void {
    const { stage, tasks, crew } = place;
    if (tasks <= 0) return;
    const summary = this.addSummary(STAGES[stage] as string, place.wbs, place.workstream, [
      stage,
      0,
      0,
    ]);
    let left = this.settings.features.milestones ? tasks - 1 : tasks;
    if (tasks <= TASKS_WITHOUT_PACKAGES) {
      this.addTasks(place, summary, place.wbs, [stage, 0], this.staff.oneOf(crew), left);
    } else {
      for (let number = 0; left > 0; number++) {
        const size = Math.min(left, this.shape.between(6, 14));
        const name = PACKAGES[
          (number * 7 + stage * 3 + place.workstream) % PACKAGES.length
        ] as string;
        const round = Math.floor(number / crew.length);
        const wbs = `${place.wbs}.${number + 1}`;
        const group = this.addSummary(name, wbs, summary, [stage, round, 0]);
        this.addTasks(
          place,
          group,
          wbs,
          [stage, round],
          crew[number % crew.length] as number,
          size,
        );
        left -= size;
      }
    }
    if (this.settings.features.milestones) {
      const name = `${place.name}: ${STAGES[stage]?.toLowerCase()} complete`;
      this.addMilestone(name, `${place.wbs}.99`, summary, [stage, Number.MAX_SAFE_INTEGER, 0]);
    }
  }

  private addTasks(
    { stage }: Place,
    parent: number,
    wbs: string,
    [, round]: readonly [number, number],
    team: number,
    count: number,
  ): void {
    const calendar = this.packageCalendar(stage);
    for (let place = 0; place < count; place++) {
      const duration = this.duration();
      this.add({
        name: `${this.work.oneOf(VERBS)} ${this.work.oneOf(OBJECTS)}`,
        wbs: `${wbs}.${place + 1}`,
        parent,
        depth: (this.tasks[parent] as DraftTask).depth + 1,
        summary: false,
        milestone: false,
        when: [stage, round, place + 1],
        team,
        ...(calendar === undefined ? {} : { calendar }),
        duration,
        remaining: duration,
      });
    }
    this.left -= count;
  }

  /** Nine packages of ten work on the project's calendar; cut-overs often at night or day and night. */
  private packageCalendar(stage: number): number | undefined {
    const other = this.shape.perMille(stage === CUT_OVER ? 500 : 80);
    if (!other || !this.settings.features.calendars) return undefined;
    const { nightShift, aroundTheClock, sevenDay, fourTen, summerHours } = CALENDAR;
    const choices =
      stage === CUT_OVER
        ? [nightShift, aroundTheClock, sevenDay]
        : [fourTen, sevenDay, summerHours, nightShift];
    return this.shape.oneOf(choices);
  }

  /** Mostly whole and half days, with a few odd hours. */
  private duration(): number {
    return this.work.weighted([
      [8, 240],
      [26, 480],
      [22, 960],
      [15, 1440],
      [6, 1920],
      [12, 2400],
      [4, 3840],
      [4, 4800],
      [3, 60 * this.work.between(1, 23)],
      [1, 15 * this.work.between(1, 90)],
    ]);
  }

  private hire(workstream: string, count: number): number[] {
    const hired: number[] = [];
    for (let index = 0; index < count; index++) {
      const name = `${workstream} ${CREWS[index % CREWS.length]}`;
      hired.push(this.teams.length);
      this.teams.push({
        name,
        calendar: this.teamCalendarFor(name),
        people: this.staff.between(2, 8),
        rate: this.staff.between(12, 40) * 5,
      });
    }
    return hired;
  }

  private teamCalendarFor(name: string): number {
    const kind = this.staff.between(0, 9);
    if (!this.settings.features.calendars || kind < 4) return CALENDAR.standard;
    if (kind === 4) return CALENDAR.fourTen;
    if (kind === 5) return CALENDAR.sevenDay;
    this.calendars.push(teamCalendar(name, CALENDAR.standard, this.years, this.staff));
    return this.calendars.length - 1;
  }

  private addSummary(name: string, wbs: string, parent: number, when: DraftTask['when']): number {
    const depth = parent < 0 ? 0 : (this.tasks[parent] as DraftTask).depth + 1;
    const shape = { summary: true, milestone: false, duration: 0, remaining: 0 };
    return this.add({ name, wbs, parent, depth, when, ...shape });
  }

  private addMilestone(name: string, wbs: string, parent: number, when: DraftTask['when']): void {
    const depth = (this.tasks[parent] as DraftTask).depth + 1;
    const milestone = this.settings.features.milestones;
    const length = milestone ? 0 : 480;
    const shape = { summary: false, milestone, duration: length, remaining: length };
    this.add({ name, wbs, parent, depth, when, ...shape });
    this.left--;
  }

  private add(task: DraftTask): number {
    this.tasks.push(task);
    return this.tasks.length - 1;
  }
}

interface Place {
  readonly name: string;
  readonly stage: number;
  readonly workstream: number;
  readonly wbs: string;
  readonly crew: readonly number[];
  readonly tasks: number;
}
