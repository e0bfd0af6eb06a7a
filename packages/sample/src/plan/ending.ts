import { WAVES } from './applications.ts';
import { milestone, type Row, summary, task, under } from './row.ts';

/** The records archive, which sets the pace; emptying the halls; giving the building back. */
export function ending(): Row[] {
  return [...archive(), ...decommission(), ...lease()];
}

function archive(): Row[] {
  return [
    summary('ar', 'Records archive', { owner: 'grace', under: 'move', shared: true }),
    ...under('ar', 'hugo', [
      task('st.size', 'Size the array by the pilot', 2, ['pilot.cut-over'], { owner: 'grace' }),
      task('st.order', 'Confirm the array order', 5, ['st.size'], { shared: true }),
      task('st.build', 'Array built', 40, ['st.order'], { shared: true }),
      task('st.ship', 'Array tested and shipped', 25, ['st.build'], { shared: true }),
      task('st.install', 'Install the array', 3, ['st.ship'], { shared: true }),
    ]),
    ...under('ar', 'grace', [
      task('ar.design', 'Design the archive', 16, ['pilot.cut-over']),
      task('ar.build', 'Build the archive', 40, ['ar.design'], { owner: 'tomas' }),
      task('ar.index', 'Convert the index', 30, ['ar.build'], { owner: 'tomas' }),
      task('ar.licence', 'Sign the archive licence', 3, ['st.install', 'ar.index'], {
        owner: 'paul',
        notes: 'Priced by the serial numbers of the installed array.',
      }),
      task('ar.rules', 'Firewall rules, archive', 3, ['ar.licence'], { owner: 'leon' }),
      task('ar.copy-claims', 'Copy claims images', 24, ['ar.rules']),
      task('ar.copy-people', 'Copy HR and pay records', 18, ['ar.copy-claims', 'pay.live']),
      task('ar.copy-drawings', 'Copy drawings', 25, ['ar.copy-people']),
      task('ar.verify', 'Verify the archive', 10, ['ar.copy-drawings'], { owner: 'evan' }),
      task('ar.sign-off', 'Records sign-off', 5, ['ar.verify'], { owner: 'paul' }),
      milestone('ar.done', 'Archive in the cloud', ['ar.sign-off']),
    ]),
  ];
}

function decommission(): Row[] {
  const removed = WAVES.slice(0, -1).map(({ key }) => `${key}.removed`);
  return [
    summary('de', 'Empty the halls', { owner: 'ines', under: 'move', shared: true }),
    ...under('de', 'ines', [
      task('de.inventory', 'Inventory of the halls', 8, ['w3.accepted'], { shared: true }),
      task('de.method', 'Method statement', 5, ['de.inventory'], { shared: true }),
      task('de.permits', 'Permits for heavy loads', 15, ['de.method'], { owner: 'beth' }),
      task('de.hall-1', 'Clear hall 1', 10, [...removed, 'retire.removed', 'de.permits'], {
        shared: true,
      }),
      task('de.wipe', 'Wipe the archive arrays', 15, ['ar.done'], { shared: true }),
      task('de.certificates', 'Certificates, archive', 3, ['de.wipe'], { shared: true }),
      task('de.hall-2', 'Clear hall 2', 12, ['de.certificates', 'de.permits'], { shared: true }),
      milestone('de.empty', 'Both halls empty', ['de.hall-1', 'de.hall-2', 'w6.removed'], {
        shared: true,
      }),
      task('de.circuits', 'Cancel the old circuits', 5, ['de.hall-1'], { owner: 'hugo' }),
    ]),
  ];
}

function lease(): Row[] {
  return [
    summary('le', 'Hand back the lease', { owner: 'beth', shared: true }),
    ...under('le', 'beth', [
      task('le.survey', 'Survey what we must restore', 6, ['mob.notice', 'w2.accepted']),
      task('le.terms', 'Agree the schedule of repairs', 15, ['le.survey'], { owner: 'paul' }),
      task('le.tender', 'Tender the repairs', 20, ['le.terms']),
      task('le.contract', 'Appoint the builder', 10, ['le.tender']),
      task('le.power', 'Strip power and cooling', 10, ['de.empty', 'le.contract'], {
        shared: true,
      }),
      task('le.repairs', 'Repair the halls', 8, ['le.power'], { shared: true }),
      task('le.inspection', 'Landlord inspects', 3, ['le.repairs', 'de.circuits'], {
        shared: true,
      }),
      task('le.snags', 'Close the snag list', 3, ['le.inspection'], { shared: true }),
      milestone('le.vacant', 'Vacant possession', ['le.snags'], { shared: true }),
    ]),
  ];
}
