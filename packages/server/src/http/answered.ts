import { may, RECORDS_VERSION } from '@throughline/model';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  type Answered,
  type AnswerName,
  type AskThread,
  askProject,
  authorNames,
  type NoAnswer,
  type OptionsOf,
} from '../projects/answers/index.ts';
import type { Context } from './context.ts';
import { Fault } from './fault.ts';
import type { ProjectPlace } from './route.ts';

/** Of which state an answer speaks, and by which rules. */
export const About = z.strictObject({
  /** The last change of the log that the state has. */
  seq: z.int(),
  /** The last change of the log. */
  head: z.int(),
  /** Moves with every change of the log or of a branch. */
  revision: z.int(),
  /** When the last change of the state was made, UTC. */
  at: z.string().nullable(),
  branch: z.string().nullable(),
  /** The moment that "not yet done" is measured from, civil time. */
  status: z.strictObject({ at: z.string(), from: z.string() }),
  /** The rule set that dates it. */
  rules: z.enum(['ms-project', 'p6']),
  /** Working minutes of a day: what amounts in days are reckoned by. */
  minutesPerDay: z.int(),
  recordsVersion: z.literal(RECORDS_VERSION),
});

/** The names of those whose ids the answer has, by id. */
export const People = z.record(z.string(), z.string());

/** A moment of the log: `412`, `2026-11-20T17:00:00.000Z`, or a baseline's id or name. */
export const MomentAsked = z.string().min(1).max(200);

/** Which state of the plan an answer is to speak of. */
export const StateAsked = {
  /** As it was at this moment, deletions included. */
  asOf: MomentAsked.exactOptional(),
  /** As this branch has it, on its own base. */
  branch: z.string().min(1).max(100).exactOptional(),
};

export const ProjectParams = z.strictObject({ projectId: z.uuid() });

interface AnswerCall {
  readonly place: ProjectPlace;
  readonly context: Context;
  readonly reply: FastifyReply;
}

/** Asks the project and sends its answer, or says why there is none. */
export async function answered<N extends AnswerName>(
  { reply, ...call }: AnswerCall,
  name: N,
  options: Omit<OptionsOf<N>, 'reader' | 'now'>,
): Promise<FastifyReply | Fault | Refused> {
  const json = await jsonAbout(call, name, options);
  return typeof json === 'string' ? reply.type('application/json').send(json) : json;
}

type Refused = Extract<NoAnswer, { noAnswer: 'refused' }>['refusal'];

/** The answer as JSON text, or why there is none. */
export async function jsonAbout<N extends AnswerName>(
  { place, context }: Omit<AnswerCall, 'reply'>,
  name: N,
  options: Omit<OptionsOf<N>, 'reader' | 'now'>,
): Promise<string | Fault | Refused> {
  const { reader, projectId } = place;
  const asked = { ...options, reader, now: context.world.local() };
  const unseen = unseenState(place, asked);
  if (unseen !== undefined) return unseen;
  const answer = await askProject(
    context.store,
    threadOf(context),
    place,
    name,
    asked as unknown as OptionsOf<N>,
  );
  if (answer === undefined) return new Fault('not-found');
  if ('noAnswer' in answer) return faultOf(answer, place);
  return jsonOf(answer, projectId, context);
}

/** Names may change while the answer stays what it is: they are put in when it is sent. */
async function jsonOf(
  { json, authors }: Answered,
  projectId: string,
  { database }: Context,
): Promise<string> {
  if (authors.length === 0) return json;
  const people = await authorNames(database, projectId, authors);
  return `${json.slice(0, -1)},"people":${JSON.stringify(people)}}`;
}

function threadOf({ heavy }: Context): AskThread {
  return (projectId, revision, question) => heavy.ask(projectId, revision, 'answer', question);
}

/** Branches are for members; a baseline's name is no guest's to try out. */
function unseenState(
  { role }: ProjectPlace,
  asked: { readonly branch?: unknown; readonly [field: string]: unknown },
): Fault | undefined {
  if (asked.branch !== undefined && !may(role, 'branch.read')) return new Fault('not-found');
  if (asked.branch !== undefined && asked.asOf !== undefined) {
    const detail = 'A branch stands on its own base: it has no other moment.';
    return new Fault('request-invalid', { field: 'querystring/asOf', detail });
  }
  if (role !== 'guest') return undefined;
  for (const field of ['asOf', 'from', 'to']) {
    const moment = asked[field];
    if (typeof moment === 'string' && !/^(#?\d+$|\d{4}-)/.test(moment)) {
      return new Fault('request-invalid', { field: `querystring/${field}` });
    }
  }
  return undefined;
}

function faultOf(
  none: NoAnswer,
  { role }: ProjectPlace,
): Fault | Extract<NoAnswer, { noAnswer: 'refused' }>['refusal'] {
  switch (none.noAnswer) {
    case 'not-found':
      return new Fault('not-found');
    case 'moment-unknown': {
      const accepted = role === 'guest' ? [] : none.accepted;
      return new Fault('request-invalid', {
        field: `querystring/${none.field}`,
        detail: 'The log has no such moment.',
        ...(accepted.length > 0 && { accepted: [...accepted] }),
      });
    }
    case 'unschedulable': {
      if (role === 'guest') return new Fault('unschedulable');
      const { field, sentence, fault } = none;
      return new Fault('unschedulable', {
        detail: sentence,
        parameters: { ...fault },
        ...(field !== undefined && { field }),
      });
    }
    case 'refused':
      return none.refusal;
  }
}
