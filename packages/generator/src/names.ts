/** What the work of a programme is called. Lists only; combined by the outline. */

export const WORKSTREAMS = [
  'Network',
  'Identity and access',
  'Data migration',
  'Payments',
  'Customer portal',
  'Billing',
  'Warehouse',
  'Reporting',
  'Security',
  'Integration',
  'Service desk',
  'Training and change',
  'Data centre exit',
  'Mobile',
  'Finance systems',
  'Vendor management',
] as const;

export const STAGES = [
  'Mobilise',
  'Design',
  'Build',
  'Test',
  'Cut-over',
  'Early-life support',
] as const;

export const PACKAGES = [
  'Landing zone',
  'Firewalls',
  'Single sign-on',
  'Customer records',
  'Order history',
  'Interfaces',
  'Batch jobs',
  'Monitoring',
  'Backup and restore',
  'Access roles',
  'Test environments',
  'Reports',
  'Data quality',
  'Desktop roll-out',
  'Vendor A platform',
  'Vendor B storage',
  'Runbooks',
  'Performance',
] as const;

export const VERBS = [
  'Agree',
  'Design',
  'Review',
  'Order',
  'Install',
  'Configure',
  'Build',
  'Migrate',
  'Test',
  'Fix findings of',
  'Document',
  'Rehearse',
  'Approve',
  'Hand over',
] as const;

export const OBJECTS = [
  'connectivity',
  'user groups',
  'data model',
  'interfaces',
  'certificates',
  'firewall rules',
  'storage',
  'test cases',
  'load scripts',
  'reports',
  'dashboards',
  'runbook',
  'training material',
  'roll-back plan',
  'accounts',
  'monitoring',
] as const;

export const CREWS = [
  'engineers',
  'developers',
  'testers',
  'analysts',
  'vendor team',
  'operations',
] as const;
