import { z } from 'zod';

/** Every code of an answer that is none of the model's refusals, with its status and one line of meaning. */
export const problemByCode = {
  'request-invalid': { status: 400, title: 'The request is not as it has to be' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'sign-in-failed': { status: 401, title: 'The e-mail address or the password is not right' },
  'not-allowed': { status: 403, title: 'This role may not do this' },
  'role-above-own': { status: 403, title: 'Nobody gives a role above their own' },
  'link-for-another': { status: 403, title: 'This link is for another e-mail address' },
  'origin-foreign': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This cannot be done to it' },
  conflict: { status: 409, title: 'It is no longer as it was' },
  'last-owner': { status: 409, title: 'A workspace cannot be without an owner' },
  'member-elsewhere': { status: 409, title: 'This person is in workspaces of others too' },
  gone: { status: 410, title: 'This link was used or has ended' },
  'too-large': { status: 413, title: 'Too much at once' },
  'media-type': { status: 415, title: 'This kind of content is not taken here' },
  'password-weak': { status: 422, title: 'This password is too easily guessed' },
  'file-unreadable': { status: 422, title: 'The file could not be read' },
  refused: { status: 422, title: 'The plan refuses this edit' },
  unschedulable: { status: 422, title: 'The plan has no dates' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The database cannot be reached' },
  'read-only': { status: 503, title: 'The database takes no writes' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;
export type ProblemCode = keyof typeof problemByCode;

/** An error as HTTP gives it (RFC 9457), with the model's code where the model refused. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable; a refusal's own code where `type` is `refused`. */
  code: z.string(),
  detail: z.string().exactOptional(),
  /** What the code's sentence needs. */
  parameters: z.record(z.string(), z.unknown()).exactOptional(),
  recordId: z.string().exactOptional(),
  /** Where in the request or the record it is, as a path. */
  field: z.string().exactOptional(),
  accepted: z.array(z.string()).exactOptional(),
  /** To find it in the server's log. */
  requestId: z.string().exactOptional(),
});
export type Problem = z.infer<typeof Problem>;
