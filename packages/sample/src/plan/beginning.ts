import { milestone, type Row, summary, task, under } from './row.ts';

/** Mobilising, six weeks of dependency mapping, and the landing zone in the cloud. */
export function beginning(): Row[] {
  return [...mobilise(), ...mapping(), ...landingZone()];
}

function mobilise(): Row[] {
  return [
    summary('mob', 'Mobilise', { owner: 'dana' }),
    ...under('mob', 'dana', [
      task('mob.charter', 'Write the charter', 4, []),
      task('mob.team', 'Name the team', 5, ['mob.charter']),
      task('mob.notice', 'Serve notice on the lease', 3, ['mob.charter'], { owner: 'paul' }),
      task('mob.contract-a', 'Contract Corvane, integration', 12, ['mob.charter'], {
        owner: 'paul',
      }),
      task('mob.contract-b', 'Contract Tessaly, circuits and storage', 9, ['mob.charter'], {
        owner: 'paul',
      }),
      task('mob.contract-c', 'Contract Markpike, disposal', 12, ['mob.contract-b'], {
        owner: 'paul',
      }),
      task('mob.business-case', 'Business case', 8, ['mob.team'], { owner: 'kate' }),
      milestone('mob.approved', 'Business case approved', ['mob.business-case', 'mob.notice'], {
        owner: 'ruth',
      }),
      task('mob.rhythm', 'Set up weekly reporting', 4, ['mob.team']),
      task('mob.comms', 'Tell the business units', 5, ['mob.approved']),
    ]),
  ];
}

/** Six weeks, each with its applications; the third is a day shorter. */
function mapping(): Row[] {
  return [
    summary('map', 'Dependency mapping', { owner: 'grace' }),
    ...under('map', 'grace', [
      task('map.1', 'Map week 1: workplace', 5, []),
      task('map.2', 'Map week 2: operations', 5, ['map.1']),
      task('map.3', 'Map week 3: customers', 4, ['map.2']),
      task('map.4', 'Map week 4: people, reporting', 5, ['map.3']),
      task('map.5', 'Map week 5: engineering', 5, ['map.4']),
      task('map.6', 'Map week 6: finance', 5, ['map.5']),
      milestone('map.done', 'Dependency map agreed', ['map.6']),
      task('map.waves', 'Cut the waves', 5, ['map.done', 'mob.rhythm'], { owner: 'dana' }),
      task('map.owners', 'Owners confirm their waves', 5, ['map.waves', 'mob.comms'], {
        owner: 'dana',
      }),
    ]),
  ];
}

function landingZone(): Row[] {
  return [
    summary('lz', 'Landing zone', { owner: 'priya' }),
    ...under('lz', 'priya', [
      task('lz.design', 'Design the landing zone', 10, ['map.done', 'mob.approved']),
      task('lz.accounts', 'Accounts and guard rails', 5, ['lz.design']),
      task('lz.network', 'Network hub', 12, ['lz.design'], { owner: 'leon' }),
      task('lz.routing', 'Routing and name service', 10, ['lz.network'], { owner: 'leon' }),
      task('lz.identity', 'Identity and access', 8, ['lz.accounts'], { owner: 'noor' }),
      task('lz.keys', 'Key management', 4, ['lz.identity'], { owner: 'noor' }),
      task('lz.logging', 'Logging and alerts', 9, ['lz.accounts'], { owner: 'noor' }),
      task('lz.backup', 'Backup and restore', 10, ['lz.accounts']),
      task('lz.restore-test', 'Restore test', 2, ['lz.backup'], { owner: 'evan' }),
      task('lz.images', 'Server images', 9, ['lz.accounts']),
      task('lz.cost-tags', 'Cost tags and reports', 4, ['lz.accounts'], { owner: 'kate' }),
      task('lz.security', 'Security review', 5, ['lz.keys', 'lz.logging'], { owner: 'noor' }),
      task(
        'lz.accept',
        'Accept the landing zone',
        3,
        ['lz.routing', 'lz.security', 'lz.restore-test', 'lz.images', 'lz.cost-tags'],
        { owner: 'evan' },
      ),
      milestone('lz.ready', 'Landing zone ready', ['lz.accept']),
    ]),
    summary('ci', 'Circuits', { owner: 'hugo', shared: true }),
    ...under('ci', 'hugo', [
      task('ci.survey', 'Survey the cable routes', 5, ['mob.contract-b'], { shared: true }),
      task('ci.order', 'Order both circuits', 3, ['ci.survey'], { shared: true }),
      task('ci.lead-1', 'First circuit, dig and pull', 40, ['ci.order'], { shared: true }),
      task('ci.lead-2', 'Second circuit, dig and pull', 30, ['ci.lead-1'], { shared: true }),
      task('ci.test-1', 'Test the first circuit', 3, ['ci.lead-1', 'lz.network'], {
        owner: 'leon',
        shared: true,
      }),
      task('ci.test-2', 'Test the second circuit', 3, ['ci.lead-2', 'ci.test-1'], {
        owner: 'leon',
        shared: true,
      }),
      milestone('ci.ready', 'Both circuits ready', ['ci.test-2'], { shared: true }),
    ]),
  ];
}
