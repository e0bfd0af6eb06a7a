import type { ProjectRecord } from '@throughline/model';

/** MS Project names a project after its file, and keeps what people call it as the title. */
export function projectTitle({ name, title }: ProjectRecord): string {
  return title?.trim() || name.replace(/(\.mpp|\.xml|\.xer)+$/i, '') || 'The plan';
}

/** The rule set as people know it. */
export const RULES: Readonly<Record<ProjectRecord['rules'], string>> = {
  'ms-project': 'MS Project’s rules',
  p6: 'Primavera P6’s rules',
};
