import { hashOfSecret } from '../accounts/index.ts';
import { type Caller, type Ids, kindOf } from './access-matrix-world.testing.ts';

/** A request that is as it has to be: what it is answered with says who may make it. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** A file as it is uploaded. */
  readonly bytes?: string;
  /** What whoever is let in is answered with; else 200, 201, 202 or 204. */
  readonly answers?: readonly number[];
  /** The same, of these roles in the place. */
  readonly answersByRole?: Readonly<Partial<Record<'m' | 'c' | 'v' | 'g', readonly number[]>>>;
}

/** Made anew for each request: what has to be unlike any before counts up. */
type MakeExample = (ids: Ids, count: number, caller: Caller) => Example;

const none: MakeExample = () => ({});
const body =
  (make: (ids: Ids, count: number) => object): MakeExample =>
  (ids, count) => ({
    body: make(ids, count),
  });
const NOBODY_ELSES = [404];
const edit = ({ taskId }: Ids, count: number) => ({
  editId: `edit-${count}`,
  edit: { kind: 'task.rename', taskId, name: `Name ${count}` },
});

/** By operation, each that the document has: one that is not here fails the matrix. */
export const exampleByOperation: Readonly<Record<string, MakeExample>> = {
  // What the API is.
  'GET /api/v1': none,
  'GET /api/v1/openapi.json': none,
  'GET /api/v1/reference.css': none,

  // Somebody's own.
  'GET /api/v1/sign-in': none,
  'POST /api/v1/sign-in/password': (_, count) => ({
    body: { email: `nobody-${count}@example.org`, password: 'not the password' },
    answers: [401, 429],
  }),
  'POST /api/v1/sign-out': none,
  'GET /api/v1/account': none,
  'PATCH /api/v1/account': body(() => ({ name: 'Another name' })),
  'PUT /api/v1/account/password': () => ({
    body: { current: 'not the password', password: 'correct horse battery staple' },
    answers: [401, 403, 422, 429],
  }),
  'GET /api/v1/account/sessions': none,
  'DELETE /api/v1/account/sessions/{sessionId}': none,
  'GET /api/v1/workspaces': none,
  // Whoever owns one may begin another.
  'POST /api/v1/workspaces': (_ids, _count, caller) => ({
    body: { name: 'A workspace of my own' },
    ...(kindOf(caller).role !== 'owner' && { answers: [403] }),
  }),
  'POST /api/v1/links/read': () => ({ body: { secret: UNKNOWN }, answers: [404, 410, 429] }),
  'POST /api/v1/links/first-start': (_, count) => ({
    body: { secret: UNKNOWN, ...account(count), workspace: 'A workspace' },
    answers: [404, 410, 429],
  }),
  'POST /api/v1/links/join': (_, count) => ({
    body: { secret: UNKNOWN, account: account(count) },
    answers: [404, 410, 429],
  }),
  'POST /api/v1/links/password': () => ({
    body: { secret: UNKNOWN, password: 'correct horse battery staple' },
    answers: [404, 410, 429],
  }),

  // A workspace and who is in it.
  'GET /api/v1/workspaces/{workspaceId}': none,
  'PATCH /api/v1/workspaces/{workspaceId}': body(() => ({ name: 'Rowan' })),
  'GET /api/v1/workspaces/{workspaceId}/members': none,
  'PATCH /api/v1/workspaces/{workspaceId}/members/{personId}': body(() => ({ role: 'viewer' })),
  'DELETE /api/v1/workspaces/{workspaceId}/members/{personId}': none,
  // Whoever leaves does it themselves, not by a token.
  'POST /api/v1/workspaces/{workspaceId}/leave': (_ids, _count, caller) => ({
    ...(!kindOf(caller).session && { answers: [403] }),
  }),
  'POST /api/v1/workspaces/{workspaceId}/members/{personId}/password-link': none,
  'GET /api/v1/projects/{projectId}/members': none,
  'PUT /api/v1/projects/{projectId}/members/{personId}': body(() => ({ role: 'manager' })),
  'DELETE /api/v1/projects/{projectId}/members/{personId}': none,
  'GET /api/v1/workspaces/{workspaceId}/invites': none,
  'POST /api/v1/workspaces/{workspaceId}/invites': body(({ projectId }) => ({
    role: 'guest',
    projectId,
  })),
  'DELETE /api/v1/workspaces/{workspaceId}/invites/{inviteId}': none,
  'GET /api/v1/projects/{projectId}/invites': none,
  'POST /api/v1/projects/{projectId}/invites': body(() => ({ role: 'guest' })),
  'DELETE /api/v1/projects/{projectId}/invites/{inviteId}': ({ projectInviteId }) => ({
    params: { inviteId: projectInviteId },
  }),
  'GET /api/v1/workspaces/{workspaceId}/tokens': none,
  // A service has no tokens of its own, and is nowhere.
  'POST /api/v1/workspaces/{workspaceId}/tokens': ({ projectId }, _count, caller) => ({
    body: { name: 'A token', scope: 'read', expiresInDays: 1, projectId },
    ...(kindOf(caller).service && { answers: [403] }),
  }),
  'DELETE /api/v1/workspaces/{workspaceId}/tokens/{tokenId}': (_ids, _count, caller) => ({
    ...(kindOf(caller).service && { answers: [404] }),
  }),
  'GET /api/v1/workspaces/{workspaceId}/service-tokens': none,
  'POST /api/v1/workspaces/{workspaceId}/service-tokens': body(({ projectId }) => ({
    name: 'A service',
    scope: 'read',
    expiresInDays: 1,
    projectId,
    role: 'viewer',
  })),
  'GET /api/v1/workspaces/{workspaceId}/access-log': none,
  'GET /api/v1/workspaces/{workspaceId}/programmes': none,
  'POST /api/v1/workspaces/{workspaceId}/programmes': body((_, count) => ({
    name: `Programme ${count}`,
  })),
  'PATCH /api/v1/workspaces/{workspaceId}/programmes/{programmeId}': body(() => ({ name: 'Move' })),
  'DELETE /api/v1/workspaces/{workspaceId}/programmes/{programmeId}': none,

  // Projects and plans.
  'GET /api/v1/workspaces/{workspaceId}/projects': ({ programmeId }) => ({
    query: { programmeId },
  }),
  'GET /api/v1/workspaces/{workspaceId}/tasks': ({ projectId }) => ({ query: { projectId } }),
  'POST /api/v1/workspaces/{workspaceId}/projects': body(({ programmeId }) => ({
    name: 'A new plan',
    programmeId,
  })),
  // These servers have none to give.
  'POST /api/v1/workspaces/{workspaceId}/projects/sample': () => ({ answers: [404] }),
  'GET /api/v1/projects/{projectId}': none,
  'PATCH /api/v1/projects/{projectId}': body(({ programmeId }) => ({ programmeId })),
  'DELETE /api/v1/projects/{projectId}': () => ({ query: { name: 'A plan' } }),
  'GET /api/v1/projects/{projectId}/records': () => ({ query: { kind: 'task' } }),
  'GET /api/v1/projects/{projectId}/records/{recordId}': none,
  'GET /api/v1/projects/{projectId}/snapshot': none,
  'GET /api/v1/projects/{projectId}/log': none,
  'POST /api/v1/projects/{projectId}/edits': body((ids, count) => ({
    base: 5,
    edits: [edit(ids, count), edit(ids, count + 1_000_000)],
  })),
  'POST /api/v1/projects/{projectId}/undo': (_, count) => ({
    body: { editId: `undo-${count}` },
    answers: [200, 422],
  }),
  'POST /api/v1/projects/{projectId}/redo': (_, count) => ({
    body: { editId: `redo-${count}` },
    answers: [200, 422],
  }),
  'GET /api/v1/projects/{projectId}/stream': () => ({ query: { after: '0', follow: 'false' } }),

  'PUT /api/v1/projects/{projectId}/presence': ({ sessionId, taskId }, _count, caller) => ({
    body: { connectionId: sessionId, place: { screen: 'plan', recordId: taskId } },
    ...(kindOf(caller).service && { answers: [403] }),
  }),

  // Report links.
  'GET /api/v1/projects/{projectId}/report-links': none,
  'POST /api/v1/projects/{projectId}/report-links': body(() => ({ resourceId: 'open-resource' })),
  'DELETE /api/v1/projects/{projectId}/report-links/{linkId}': ({ reportLinkId }) => ({
    params: { linkId: reportLinkId },
  }),
  'GET /api/v1/report': none,
  'POST /api/v1/report': body(({ taskId }, count) => ({
    base: 5,
    editId: `report-${count}`,
    taskId,
    blockedBy: 'The network',
  })),

  // Steering pages.
  'GET /api/v1/projects/{projectId}/steering-page': () => ({ query: { against: '1' } }),
  'POST /api/v1/projects/{projectId}/steering-pages': body(() => ({
    seq: 5,
    text: { title: 'Steering', period: '', notes: '', decisionsWanted: '', against: '' },
  })),
  'GET /api/v1/projects/{projectId}/steering-pages': none,
  'GET /api/v1/projects/{projectId}/steering-pages/{pageId}': none,
  'GET /api/v1/projects/{projectId}/steering-pages/{pageId}/links': none,
  'POST /api/v1/projects/{projectId}/steering-pages/{pageId}/links': body(() => ({})),
  'DELETE /api/v1/projects/{projectId}/steering-pages/{pageId}/links/{linkId}': ({
    steeringLinkId,
  }) => ({ params: { linkId: steeringLinkId } }),
  'POST /api/v1/links/steering-page': () => ({
    body: { secret: UNKNOWN },
    answers: [404, 410, 429],
  }),

  // Files and jobs.
  'POST /api/v1/workspaces/{workspaceId}/uploads': () => ({
    query: { name: 'plan.xml' },
    bytes: '<Project/>',
  }),
  'GET /api/v1/workspaces/{workspaceId}/uploads/{uploadId}': none,
  'DELETE /api/v1/workspaces/{workspaceId}/uploads/{uploadId}': none,
  'POST /api/v1/workspaces/{workspaceId}/uploads/{uploadId}/read': body(() => ({})),
  'POST /api/v1/workspaces/{workspaceId}/uploads/{uploadId}/confirm': body(({ programmeId }) => ({
    programmeId,
  })),
  'POST /api/v1/projects/{projectId}/uploads': () => ({
    query: { name: 'plan.xml' },
    bytes: '<Project/>',
  }),
  'GET /api/v1/projects/{projectId}/uploads/{uploadId}': inProject,
  'DELETE /api/v1/projects/{projectId}/uploads/{uploadId}': inProject,
  'POST /api/v1/projects/{projectId}/uploads/{uploadId}/read': (ids) => ({
    ...inProject(ids),
    body: {},
  }),
  'POST /api/v1/projects/{projectId}/uploads/{uploadId}/confirm': (ids) => ({
    ...inProject(ids),
    body: { base: 5 },
  }),
  'GET /api/v1/projects/{projectId}/export': () => ({ query: { format: 'mspdi' } }),
  'GET /api/v1/projects/{projectId}/export/losses': () => ({ query: { format: 'mspdi' } }),
  'POST /api/v1/projects/{projectId}/exports': body(() => ({ format: 'mspdi' })),
  'GET /api/v1/projects/{projectId}/exports/{jobId}': ({ exportJobId }) => ({
    params: { jobId: exportJobId },
  }),
  'GET /api/v1/workspaces/{workspaceId}/jobs': none,
  // Of jobs everybody sees what they may ask for.
  'GET /api/v1/workspaces/{workspaceId}/jobs/{jobId}': ({ waitingReadingId }) => ({
    params: { jobId: waitingReadingId },
    answersByRole: { c: NOBODY_ELSES, v: NOBODY_ELSES, g: NOBODY_ELSES },
  }),
  'POST /api/v1/workspaces/{workspaceId}/jobs/{jobId}/cancel': ({ waitingReadingId }) => ({
    params: { jobId: waitingReadingId },
    answersByRole: { c: NOBODY_ELSES, v: NOBODY_ELSES, g: NOBODY_ELSES },
  }),
  'POST /api/v1/workspaces/{workspaceId}/jobs/{jobId}/retry': ({ failedReadingId }) => ({
    params: { jobId: failedReadingId },
    answersByRole: { c: NOBODY_ELSES, v: NOBODY_ELSES, g: NOBODY_ELSES },
  }),
  'GET /api/v1/projects/{projectId}/jobs': none,
  'GET /api/v1/projects/{projectId}/jobs/{jobId}': ({ waitingJobId }) => ({
    params: { jobId: waitingJobId },
    answersByRole: { c: NOBODY_ELSES, g: NOBODY_ELSES },
  }),
  'POST /api/v1/projects/{projectId}/jobs/{jobId}/cancel': ({ waitingJobId }) => ({
    params: { jobId: waitingJobId },
    answersByRole: { c: NOBODY_ELSES, g: NOBODY_ELSES },
  }),
  'POST /api/v1/projects/{projectId}/jobs/{jobId}/retry': ({ failedJobId }) => ({
    params: { jobId: failedJobId },
    answersByRole: { c: NOBODY_ELSES, g: NOBODY_ELSES },
  }),

  // Answers.
  'GET /api/v1/projects/{projectId}/status': none,
  'GET /api/v1/projects/{projectId}/schedule': none,
  'GET /api/v1/projects/{projectId}/ledger': ({ taskId }) => ({
    query: { from: '1', target: taskId },
  }),
  'GET /api/v1/projects/{projectId}/forecast-series': ({ taskId }) => ({
    query: { from: '1', target: taskId },
  }),
  'GET /api/v1/projects/{projectId}/unexplained': ({ taskId }) => ({
    query: { from: '1', target: taskId },
  }),
  'GET /api/v1/projects/{projectId}/why/{taskId}': none,
  'GET /api/v1/projects/{projectId}/history': ({ taskId }) => ({ query: { task: taskId } }),
  'GET /api/v1/projects/{projectId}/records/{recordId}/history': none,
  'GET /api/v1/projects/{projectId}/state': () => ({ query: { kind: 'task' } }),
  'GET /api/v1/projects/{projectId}/promises': none,
  'GET /api/v1/projects/{projectId}/events': none,
  'GET /api/v1/projects/{projectId}/baselines': none,
  'POST /api/v1/projects/{projectId}/baselines': body((_, count) => ({
    editId: `baseline-${count}`,
    id: `baseline-${count}`,
    name: 'Agreed',
  })),
  'GET /api/v1/projects/{projectId}/branches': ({ taskId }) => ({ query: { target: taskId } }),
  'POST /api/v1/projects/{projectId}/branches': body((_, count) => ({
    id: `branch-${count}`,
    name: 'What if',
  })),
  'GET /api/v1/projects/{projectId}/branches/{branchId}': none,
  'PATCH /api/v1/projects/{projectId}/branches/{branchId}': body(() => ({ name: 'What if' })),
  'POST /api/v1/projects/{projectId}/branches/{branchId}/edits': body((ids, count) => ({
    base: 6,
    edits: [edit(ids, count)],
  })),
  'POST /api/v1/projects/{projectId}/branches/{branchId}/approve': () => ({
    body: { hash: hashOfSecret('') },
    answers: [409],
  }),
  'POST /api/v1/projects/{projectId}/branches/{branchId}/drop': body(() => ({ reason: 'No' })),
  'POST /api/v1/projects/{projectId}/branches/{branchId}/merge': body(() => ({})),
  'GET /api/v1/projects/{projectId}/quality': none,
  'GET /api/v1/projects/{projectId}/cost': none,
  'GET /api/v1/projects/{projectId}/load': none,
  'GET /api/v1/projects/{projectId}/compare': () => ({ query: { from: '1', to: '5' } }),
  'GET /api/v1/projects/{projectId}/asks-for-cause': () => ({ query: { since: '1' } }),
};

/** After one of these others would not find what they ask for; as after every DELETE. */
export const SPENDS: ReadonlySet<string> = new Set([
  'POST /api/v1/sign-out',
  'PUT /api/v1/account/password',
  'POST /api/v1/workspaces/{workspaceId}/leave',
  'PATCH /api/v1/workspaces/{workspaceId}/members/{personId}',
  'POST /api/v1/workspaces/{workspaceId}/uploads/{uploadId}/read',
  'POST /api/v1/workspaces/{workspaceId}/uploads/{uploadId}/confirm',
  'POST /api/v1/projects/{projectId}/uploads/{uploadId}/read',
  'POST /api/v1/projects/{projectId}/uploads/{uploadId}/confirm',
  'POST /api/v1/workspaces/{workspaceId}/jobs/{jobId}/cancel',
  'POST /api/v1/projects/{projectId}/jobs/{jobId}/cancel',
  'POST /api/v1/projects/{projectId}/branches/{branchId}/edits',
  'POST /api/v1/projects/{projectId}/branches/{branchId}/drop',
  'POST /api/v1/projects/{projectId}/branches/{branchId}/merge',
]);

const UNKNOWN = 'x'.repeat(43);

function account(count: number) {
  return {
    name: 'Somebody',
    email: `somebody-${count}@example.org`,
    password: 'correct horse battery staple',
  };
}

function inProject({ projectUploadId }: Ids): Example {
  return { params: { uploadId: projectUploadId } };
}
