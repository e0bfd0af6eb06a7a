import { Name, Role } from '@throughline/model';
import { z } from 'zod';
import { SIGN_IN_WAYS } from '../../accounts/index.ts';

/** What people type when they come in, and what is told of them. */
export const Email = z.email().max(320);
/** Any text: whether it is long enough is said by a rule of its own, and only when it is chosen. */
export const Password = z.string().min(1).max(2_000);
export const PersonName = Name.trim().min(1);
export const Secret = z.string().min(1).max(200);
export const Moment = z.iso.datetime();
export const Named = z.strictObject({ id: z.string(), name: z.string() });
export const PersonAnswer = z.strictObject({ id: z.string(), name: z.string(), email: z.string() });
export const SignInWay = z.enum(SIGN_IN_WAYS);
export const ProjectRole = Role.exclude(['owner']);

export const WorkspaceParams = z.strictObject({ workspaceId: z.uuid() });
export const ProjectParams = z.strictObject({ projectId: z.uuid() });

/** A link that was made: the only time that it is shown. */
export const LinkAnswer = z.strictObject({ id: z.string(), url: z.string(), expiresAt: Moment });

export const WorkspaceAnswer = z.strictObject({ id: z.string(), name: z.string(), role: Role });
