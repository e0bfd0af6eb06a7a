import type { ProjectRecord } from '@throughline/model';

const TOOL: Readonly<Record<ProjectRecord['rules'], string>> = {
  'ms-project': 'MS Project’s',
  p6: 'Primavera P6’s',
};

/** `MS Project’s rules`; and whose they are instead of, where somebody asked for others. */
export function rulesWords(rules: ProjectRecord['rules'], own: ProjectRecord['rules']): string {
  return `${TOOL[rules]} rules${rules === own ? '' : ` instead of ${TOOL[own]}`}`;
}
