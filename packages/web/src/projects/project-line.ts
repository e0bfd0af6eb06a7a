import type { Role, VerdictState } from '@throughline/model';

/** A project as the server lists it. */
export interface ProjectLine {
  readonly id: string;
  readonly workspaceId: string;
  readonly programmeId: string | null;
  readonly name: string;
  readonly createdAt: string;
  readonly archivedAt: string | null;
  readonly role: Role;
  readonly head: { readonly seq: number };
  readonly onTrack: OnTrack | null;
}

export interface OnTrack {
  readonly state: VerdictState;
  readonly sentence: string;
  readonly forecastFinish: string | null;
  readonly statusDate: string;
  readonly isCurrent: boolean;
  /** The open promise with the least room; null where nothing is promised. */
  readonly promise: {
    readonly name: string;
    readonly date: string;
    /** Working days before the date; negative is late. */
    readonly marginDays: number;
  } | null;
  /** Tasks that wait for others longer than planned. */
  readonly waiting: number;
}

export interface Programme {
  readonly id: string;
  readonly name: string;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Whether somebody with this role may make, rename and delete projects. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'manager';
}
