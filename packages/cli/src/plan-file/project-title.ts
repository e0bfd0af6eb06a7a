import type { ProjectRecord } from '@throughline/model';

/**
 * MS Project names a project after its file, and keeps what people call it as the title;
 * where nobody gave it one, that is `Project1`.
 */
export function projectTitle({ name, title = '' }: ProjectRecord): string {
  const given = /^project\d*$/i.test(title.trim()) ? '' : title.trim();
  const fileName = name.replace(/^.*[\\/]/, '').replace(/(\.mpp|\.xml|\.xer)+$/i, '');
  return given || fileName || 'The plan';
}

const TOOL: Readonly<Record<ProjectRecord['rules'], string>> = {
  'ms-project': 'MS Project’s',
  p6: 'Primavera P6’s',
};

/** `MS Project’s rules`; and whose they are instead of, where somebody asked for others. */
export function rulesWords(rules: ProjectRecord['rules'], own: ProjectRecord['rules']): string {
  return `${TOOL[rules]} rules${rules === own ? '' : ` instead of ${TOOL[own]}`}`;
}
