import { expect, test } from 'vitest';
import { roleName } from './account.ts';
import { sayAccess } from './say-access.ts';

const names = { nameOf: (id: string) => ({ p: 'Ana', j: 'Move' })[id], roleName };

test('what was done to access is said with names, and what is gone without', () => {
  const said = (action: string, details: Record<string, string | null>) =>
    sayAccess(action, details, names);
  expect(said('member.role', { personId: 'p', from: 'viewer', to: 'manager' })).toBe(
    'made Ana Manager; before Viewer',
  );
  expect(
    said('project-role.give', { personId: 'x', projectId: 'j', from: null, to: 'guest' }),
  ).toBe('made somebody who is gone Guest in Move');
  expect(said('invite.create', { role: 'guest', projectId: null, email: null })).toBe(
    'made a link into the workspace for whoever has it, as Guest',
  );
  expect(said('something.new', {})).toBe('something.new');
});
