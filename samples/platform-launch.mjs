/**
 * The sample programme: a freight company replaces its old customer portal by a platform of its own.
 * Names, people and dates are invented. A value that differs between the three states of the plan is
 * written { approved, earlier, now }; where a state says nothing, the one before it holds.
 *
 * Durations and links are written as people type them: '5d', '2w', 'sso FS+2d'.
 */
export const project = {
  name: 'Customer platform launch',
  start: '2026-06-01T08:00',
  states: {
    approved: { statusDate: '2026-09-30T17:00', fileName: undefined },
    earlier: { statusDate: '2026-11-13T17:00', fileName: 'platform-launch-week-earlier.xml' },
    now: { statusDate: '2026-11-20T17:00', fileName: 'platform-launch.xml' },
  },
};

const closed = (name, from, to = from) => ({ name, from, to });

const holidays = [
  closed('All Saints', '2026-11-01'),
  closed('Christmas closure', '2026-12-24', '2027-01-01'),
  closed('Epiphany', '2027-01-06'),
  closed('Easter Monday', '2027-03-29'),
  closed('Labour Day', '2027-05-01'),
];

export const calendars = {
  company: { name: 'Company', off: holidays },
  provider: {
    name: 'Payment provider',
    off: [closed('Year-end freeze', '2026-12-14', '2027-01-08'), ...holidays.slice(3)],
  },
  changeWindow: {
    name: 'Cut-over weekends',
    days: ['saturday', 'sunday'],
    off: [
      closed('Peak season', '2026-11-21', '2027-01-10'),
      { name: 'Annual accounts', from: '2027-02-27', to: { approved: '2027-02-28', now: '2027-03-07' } },
    ],
  },
};

export const teams = {
  office: 'Programme office',
  platform: 'Platform team',
  identity: 'Identity team',
  payments: 'Payments team',
  web: 'Web and mobile team',
  data: 'Data team',
  integration: 'Integration team',
  reliability: 'Reliability team',
  security: 'Security',
  support: 'Customer support',
  legal: 'Legal',
  marketing: 'Marketing',
  provider: 'Payment provider',
  tester: 'Penetration testers',
};

const phase = (name) => ({ phase: name });
const task = (key, name, team, duration, more = {}) => ({ key, name, team, duration, ...more });
const milestone = (key, name, more = {}) => ({ key, name, duration: '0d', ...more });
const done = (start, finish = start) => ({ actual: [start, finish] });

export const outline = [
  phase('Foundations'),
  milestone('approved', 'Business case approved', done('2026-06-01T08:00')),
  task('arch', 'Agree the target architecture', 'platform', '15d', {
    after: ['approved'],
    ...done('2026-06-01', '2026-06-19'),
  }),
  task('cloud', 'Set up cloud accounts and networks', 'platform', '12d', {
    after: ['arch'],
    ...done('2026-06-22', '2026-07-08'),
  }),
  task('pipeline', 'Build the delivery pipeline', 'platform', '15d', {
    after: ['cloud SS+5d'],
    ...done('2026-06-29', '2026-07-21'),
  }),
  task('observe', 'Logs, metrics and alerts in staging', 'reliability', '15d', {
    after: ['cloud'],
    ...done('2026-07-09', '2026-07-30'),
  }),
  milestone('staging', 'Staging environment in use', {
    after: ['pipeline', 'observe'],
    ...done('2026-07-30'),
  }),

  phase('Identity'),
  task('roles', 'Agree the role model with customer support', 'identity', '10d', {
    after: ['arch'],
    ...done('2026-06-22', '2026-07-06'),
  }),
  task('sso', 'Sign-in with customers’ own directories', 'identity', '30d', {
    after: ['roles', 'cloud'],
    ...done('2026-07-09', '2026-08-21'),
  }),
  task('permissions', 'Roles and permissions service', 'identity', '35d', {
    after: ['roles', 'sso SS+10d'],
    ...done('2026-07-23', '2026-09-14'),
  }),
  task('audit', 'Audit trail of every sign-in and change', 'identity', '20d', {
    after: ['permissions'],
    ...done('2026-09-15', '2026-10-12'),
  }),
  milestone('identity-ready', 'Identity complete', {
    after: ['sso', 'audit'],
    ...done('2026-10-12'),
  }),

  phase('Customer data'),
  task('model', 'Agree the account data model', 'data', '15d', {
    after: ['arch'],
    ...done('2026-06-22', '2026-07-13'),
  }),
  task('migrator', 'Migration tool, first version', 'data', '40d', {
    after: ['model', 'cloud'],
    ...done('2026-07-14', '2026-09-09'),
  }),
  task('dedupe', 'Merge duplicate customer accounts', 'data', '45d', {
    after: ['model'],
    ...done('2026-08-03', '2026-10-09'),
  }),
  task('trial-1', 'Trial migration of one region', 'data', '10d', {
    after: ['migrator', 'staging'],
    ...done('2026-09-10', '2026-09-25'),
  }),
  task('trial-1-fixes', 'Correct what trial one found', 'data', '25d', {
    after: ['trial-1', 'dedupe FF+5d'],
    ...done('2026-09-28', '2026-11-04'),
  }),
  task('trial-2', 'Trial migration at full volume', 'data', { approved: '10d', now: '14d' }, {
    after: ['trial-1-fixes'],
    begun: '2026-11-05',
    left: { earlier: '5d', now: '5d' },
  }),
  task('reconcile', 'Reconcile balances with Finance', 'data', '8d', { after: ['trial-2'] }),
  task('trial-2-fixes', 'Correct what trial two found', 'data', '15d', {
    after: ['trial-2 SS+5d', 'trial-2 FF+10d'],
  }),
  task('dress', 'Full dress migration with cut-over crew', 'data', '15d', {
    after: ['reconcile', 'trial-2-fixes'],
    constraint: { type: 'start-no-earlier-than', date: '2027-01-11T08:00' },
  }),
  milestone('data-ready', 'Data ready for cut-over', { after: ['dress'] }),

  phase('Payments'),
  milestone('contract', 'Payment provider contract signed', done('2026-07-03')),
  task('sandbox', 'Provider opens the test environment', 'provider', '10d', {
    after: ['contract'],
    calendar: 'provider',
    ...done('2026-07-06', '2026-07-24'),
  }),
  task('cards', 'Card payments', 'payments', '30d', {
    after: ['sandbox', 'staging'],
    ...done('2026-07-31', '2026-09-14'),
  }),
  task('debit', 'Direct debit', 'payments', '25d', {
    after: ['cards'],
    ...done('2026-09-15', '2026-10-20'),
  }),
  task('refunds', 'Refunds and disputes', 'payments', '15d', {
    after: ['debit'],
    ...done('2026-10-21', '2026-11-11'),
  }),
  task('sca', 'Second factor for saved cards', 'payments', '6d', {
    after: ['refunds'],
    since: 'now',
  }),
  task('evidence', 'Certification evidence', 'payments', '5d', {
    after: { approved: ['refunds'], now: ['refunds', 'sca'] },
  }),
  task('certify', 'Provider certifies the integration', 'provider', { approved: '15d', earlier: '17d', now: '20d' }, {
    after: ['evidence FS+2d'],
    calendar: 'provider',
  }),
  task('merchant', 'Provider opens the live merchant accounts', 'provider', '5d', {
    after: ['certify'],
    calendar: 'provider',
  }),
  milestone('payments-ready', 'Payments certified', { after: ['merchant'] }),

  phase('Web and mobile'),
  task('design', 'Design system', 'web', '25d', {
    after: ['arch'],
    ...done('2026-06-22', '2026-07-24'),
  }),
  task('sign-up', 'Sign-up and sign-in pages', 'web', '20d', {
    after: ['design', 'sso SS+15d'],
    ...done('2026-07-30', '2026-08-27'),
  }),
  task('overview', 'Account overview', 'web', '25d', {
    after: ['sign-up', 'model'],
    ...done('2026-08-28', '2026-10-02'),
  }),
  task('orders', 'Orders and invoices', 'web', '30d', {
    after: ['overview SS+10d'],
    ...done('2026-09-11', '2026-10-26'),
  }),
  task('self-service', 'Self-service changes to bookings', 'web', '30d', {
    after: ['orders', 'permissions'],
    begun: '2026-10-27',
    left: { earlier: '17d', now: '12d' },
  }),
  task('checkout', 'Payment pages', 'web', '20d', {
    after: ['cards', 'orders SS+15d'],
    ...done('2026-10-19', '2026-11-16'),
  }),
  task('mobile', 'Mobile app, first release', 'web', '45d', {
    after: ['overview'],
    begun: '2026-10-05',
    left: { earlier: '18d', now: '13d' },
  }),
  task('accessibility', 'Accessibility audit', 'tester', '10d', { after: ['self-service FS-3d'] }),
  task('accessibility-fixes', 'Accessibility corrections', 'web', '15d', {
    after: ['accessibility', 'self-service'],
  }),
  task('store', 'App store review', 'web', '10ed', { after: ['mobile'] }),
  milestone('features', 'Feature complete', {
    after: ['accessibility-fixes', 'checkout', 'store', 'identity-ready'],
    deadline: '2027-01-29T17:00',
  }),

  phase('Integrations'),
  task('erp-agree', 'Agree the ERP interface', 'integration', '15d', {
    after: ['arch'],
    ...done('2026-06-29', '2026-07-20'),
  }),
  task('erp-orders', 'Orders to and from the ERP', 'integration', '35d', {
    after: ['erp-agree', 'staging'],
    ...done('2026-07-31', '2026-09-21'),
  }),
  task('erp-invoices', 'Invoices from the ERP', 'integration', '25d', {
    after: ['erp-orders'],
    ...done('2026-09-22', '2026-10-28'),
  }),
  task('crm', 'Customer records with the CRM', 'integration', '25d', {
    after: ['erp-invoices'],
    begun: '2026-10-29',
    left: { earlier: '14d', now: '9d' },
  }),
  task('notify', 'E-mail and text notifications', 'integration', '20d', {
    after: ['erp-invoices SS+10d'],
    ...done('2026-10-06', '2026-11-02'),
  }),
  task('accept', 'Operations accept the integrations', 'integration', '8d', {
    after: ['crm', 'notify'],
  }),

  phase('Reliability and security'),
  task('load-model', 'Load model from last year’s peak', 'reliability', '10d', {
    after: ['observe'],
    ...done('2026-08-24', '2026-09-04'),
  }),
  task('load-lab', 'Load test environment', 'reliability', '15d', {
    after: ['load-model SS+5d', 'pipeline'],
    ...done('2026-09-07', '2026-09-25'),
  }),
  task('load-1', 'First load test', 'reliability', '8d', {
    after: ['load-lab', 'erp-orders'],
    ...done('2026-10-05', '2026-10-16'),
  }),
  task('performance', 'Performance corrections', 'platform', '25d', {
    after: ['load-1'],
    begun: '2026-10-19',
    left: { earlier: '7d', now: '4d' },
  }),
  task('load-2', 'Load test at twice the peak', 'reliability', '8d', {
    after: ['performance', 'crm', 'features'],
  }),
  task('recovery', 'Disaster recovery rehearsal', 'reliability', '5d', {
    after: ['performance FS+5d'],
    constraint: { type: 'start-no-earlier-than', date: '2027-01-11T08:00' },
  }),
  task('pentest', 'Penetration test', 'tester', '12d', {
    after: { approved: ['features'], now: ['features FS-3d'] },
  }),
  task('pentest-fixes', 'Correct penetration test findings', 'security', '10d', {
    after: ['pentest FS-25%'],
  }),
  milestone('secure', 'Security sign-off', { after: ['pentest-fixes', 'load-2', 'recovery'] }),

  phase('Readiness'),
  task('terms', 'Terms and privacy notice', 'legal', '30d', {
    after: ['contract'],
    begun: '2026-10-12',
    left: '8d',
    constraint: { type: 'start-no-earlier-than', date: '2026-10-01T08:00' },
  }),
  task('playbooks', 'Support playbooks', 'support', '25d', {
    after: ['orders'],
    begun: '2026-10-27',
    left: { earlier: '14d', now: '10d' },
  }),
  task('training', 'Train customer support', 'support', '15d', {
    after: ['playbooks', 'features SS', 'accept'],
  }),
  task('pilot', 'Pilot with twenty customers', 'office', '20d', {
    after: ['features', 'payments-ready', 'accept', 'terms'],
  }),
  task('pilot-fixes', 'Correct what the pilot found', 'platform', '10d', {
    after: ['pilot FS-50%'],
  }),
  task('announce', 'Announce the date to customers', 'marketing', '10d', { after: ['pilot FS-12d'] }),
  milestone('go', 'Go or no-go', {
    after: ['pilot-fixes', 'secure', 'data-ready FS+5d', 'training', 'announce'],
    deadline: '2027-03-03T17:00',
  }),

  phase('Launch'),
  task('rehearsal', 'Cut-over rehearsal', 'reliability', '3d', { after: ['go'] }),
  task('cut-over', 'Cut-over', 'platform', '2d', {
    after: ['rehearsal FS+12eh'],
    calendar: 'changeWindow',
  }),
  task('soak', 'Watch the platform without customers', 'reliability', '2d', { after: ['cut-over'] }),
  milestone('launch', 'Public launch', { after: ['soak'], deadline: '2027-03-12T17:00' }),
  task('care', 'Extra care after launch', 'support', '20d', { after: ['launch'] }),
  task('switch-off', 'Move the last customers off the old portal', 'data', '15d', {
    after: ['care FS-5d'],
  }),
  milestone('closed', 'Old portal switched off', {
    after: ['switch-off', 'care'],
    deadline: '2027-05-28T17:00',
  }),
];
