import { type Application, RETIRED, slug, WAVES, type Wave } from './applications.ts';
import { cutOver, milestone, type Row, summary, task, under } from './row.ts';

/** The pilot, six waves and what is switched off for good. Both sites run until the last is out. */
export function moves(): Row[] {
  return [
    summary('move', 'Move out, both sites running', { owner: 'dana', shared: true }),
    ...WAVES.flatMap((of) => (of.key === 'w4' ? [...wave(of), ...payroll()] : wave(of))),
    ...retirements(),
  ];
}

/** What a wave's planning, and its cut-over, wait for besides its own work. */
const WAITS: Readonly<Record<string, { readonly plan: string[]; readonly cutOver: string[] }>> = {
  pilot: { plan: ['lz.ready', 'map.owners', 'mob.contract-a'], cutOver: ['ci.test-1'] },
  w1: { plan: ['pilot.rules'], cutOver: ['pilot.hypercare'] },
  w2: { plan: ['w1.rehearse'], cutOver: ['w1.hypercare', 'ci.ready'] },
  w3: { plan: ['w2.rehearse'], cutOver: ['w2.hypercare'] },
  w4: { plan: ['w3.rules'], cutOver: ['w3.hypercare'] },
  w5: { plan: ['w4.rehearse'], cutOver: ['w4.hypercare'] },
  w6: { plan: ['w5.rehearse'], cutOver: ['w5.hypercare'] },
};

function wave(of: Wave): Row[] {
  const { key, applications, name, owner } = of;
  const short = key === 'pilot' ? 'pilot' : `wave ${key.slice(1)}`;
  const { plan = [], cutOver: gates = [] } = WAITS[key] ?? {};
  const finance = key === 'w6';
  const tests = applications.map((one) => `${key}.${slug(one.name)}.test`);
  return [
    summary(key, name, { owner, under: 'move', shared: true }),
    ...under(key, owner, [
      task(`${key}.plan`, `Plan ${short}`, 5, plan, { shared: true }),
      task(`${key}.rules`, `Firewall rules, ${short}`, 6, [`${key}.plan`], { owner: 'leon' }),
      task(`${key}.runbook`, `Runbook, ${short}`, 5, [`${key}.plan`], { shared: true }),
    ]),
    ...applications.flatMap((one, at) => application(of, one, at)),
    ...under(key, owner, [
      task(
        `${key}.rehearse`,
        `Rehearse ${short}`,
        5,
        [...tests, `${key}.rules`, `${key}.runbook`],
        {
          shared: true,
        },
      ),
      task(`${key}.ready`, `Readiness, ${short}`, key === 'pilot' ? 5 : 3, [`${key}.rehearse`], {
        owner: 'evan',
        shared: true,
      }),
      task(`${key}.back-out`, `Back-out test, ${short}`, 1, [`${key}.rehearse`]),
      task(`${key}.scan`, `Security scan, ${short}`, 2, [`${key}.rules`, ...tests.slice(0, 1)], {
        owner: 'noor',
      }),
      task(`${key}.users`, `Tell the users, ${short}`, 4, [`${key}.runbook`], { owner: 'dana' }),
      milestone(
        `${key}.go`,
        `Go for ${short}`,
        [`${key}.ready`, `${key}.back-out`, `${key}.scan`, `${key}.users`, ...gates],
        {
          owner: 'ruth',
        },
      ),
      cutOver(`${key}.cut-over`, `Cut over ${short}`, [`${key}.go`], { shared: true, finance }),
      task(`${key}.hypercare`, `Hypercare, ${short}`, 10, [`${key}.cut-over`], { shared: true }),
      milestone(
        `${key}.accepted`,
        `${short[0]?.toUpperCase()}${short.slice(1)} accepted`,
        [`${key}.hypercare`],
        { owner: 'dana' },
      ),
      task(
        `${key}.off`,
        `Switch off sources, ${short}`,
        2,
        [`${key}.accepted`, ...(key === 'w4' ? ['pay.live'] : [])],
        {
          owner: 'priya',
        },
      ),
      ...disposal(key, short, applications.length),
    ]),
  ];
}

/** Payroll goes with wave 4, by a cut-over of its own. */
function payroll(): Row[] {
  const more = { shared: true } as const;
  return under('w4', 'mira', [
    task('pay.rehearse', 'Rehearse payroll', 4, ['w4.ready'], more),
    cutOver('pay.cut-over', 'Cut over payroll', ['pay.rehearse', 'w4.go'], {
      ...more,
      finance: true,
    }),
    task('pay.first-run', 'First live pay run', 5, ['pay.cut-over'], more),
    milestone('pay.live', 'Payroll live', ['pay.first-run']),
  ]);
}

/** Vendor C wipes, certifies and takes away what every wave leaves behind. */
function disposal(key: string, short: string, size: number): Row[] {
  const more = { owner: 'ines', shared: true } as const;
  return [
    task(
      `${key}.wipe`,
      `Wipe disks, ${short}`,
      2 + Math.ceil(size / 2),
      [`${key}.off`, ...(key === 'pilot' ? ['mob.contract-c'] : [])],
      more,
    ),
    task(`${key}.certificates`, `Certificates, ${short}`, 2, [`${key}.wipe`], more),
    task(`${key}.removed`, `Remove racks, ${short}`, 2, [`${key}.certificates`], more),
  ];
}

/** Three squads work through a wave: the next application begins when a squad has prepared one. */
function application(of: Wave, { name, treatment, interfaces }: Application, at: number): Row[] {
  const key = `${of.key}.${slug(name)}`;
  const owner = ownerOf(of.key, name);
  const before = of.applications[at - 3];
  const first = treatment === 'replatform' ? 'redesign' : 'prepare';
  const squad =
    before === undefined
      ? `${of.key}.plan`
      : `${of.key}.${slug(before.name)}.${before.treatment === 'replatform' ? 'redesign' : 'prepare'}`;
  const custom = { Treatment: treatment };
  const testing = task(`${key}.test`, `Test ${name}`, 2 + Math.ceil(interfaces / 4), [], { owner });
  if (treatment === 'replatform') {
    return [
      summary(key, name, { under: of.key, owner, custom, shared: true }),
      ...under(key, 'tomas', [
        task(`${key}.redesign`, `Redesign ${name}`, 6, [squad]),
        task(`${key}.rebuild`, `Rebuild ${name}`, 12, [`${key}.redesign`]),
        task(`${key}.load`, `Load ${name}`, 4, [`${key}.rebuild`]),
        { ...testing, after: [`${key}.load`] },
      ]),
    ];
  }
  return [
    summary(key, name, { under: of.key, owner, custom, shared: true }),
    ...under(key, 'tomas', [
      task(`${key}.${first}`, `Prepare ${name}`, 3 + (interfaces % 2), [squad]),
      task(`${key}.replicate`, `Replicate ${name}`, 3 + (name.length % 3), [`${key}.${first}`]),
      { ...testing, after: [`${key}.replicate`] },
    ]),
  ];
}

function ownerOf(wave: string, name: string) {
  if (wave === 'w6') return 'sam' as const;
  if (wave === 'w4') return name.startsWith('Data') || name.includes('eport') ? 'grace' : 'mira';
  return 'evan' as const;
}

function retirements(): Row[] {
  return [
    summary('retire', 'Retire seven applications', {
      owner: 'grace',
      under: 'move',
      shared: true,
    }),
    ...RETIRED.flatMap(({ name, interfaces, treatment }, at) => {
      const key = `retire.${slug(name)}`;
      const before = RETIRED[at - 1];
      const free = before === undefined ? 'w1.accepted' : `retire.${slug(before.name)}.export`;
      return [
        summary(key, name, {
          under: 'retire',
          owner: 'grace',
          custom: { Treatment: treatment },
        }),
        ...under(key, 'grace', [
          task(`${key}.agree`, `Owner agrees, ${name}`, 5, [free]),
          task(`${key}.export`, `Export records, ${name}`, 6 + interfaces * 2, [`${key}.agree`]),
          task(`${key}.off`, `Switch off ${name}`, 1, [`${key}.export`], { owner: 'priya' }),
        ]),
      ];
    }),
    ...under('retire', 'ines', [
      task(
        'retire.wipe',
        'Wipe disks, retired',
        6,
        RETIRED.map(({ name }) => `retire.${slug(name)}.off`),
        {
          shared: true,
        },
      ),
      task('retire.certificates', 'Certificates, retired', 2, ['retire.wipe'], { shared: true }),
      task('retire.removed', 'Remove racks, retired', 2, ['retire.certificates'], { shared: true }),
    ]),
  ];
}
