import type { CalendarRecord, ResourceRecord } from '@throughline/model';
import { type KeyboardEvent, useState } from 'react';
import { newId } from '../connection/index.ts';
import { useLocalProject, useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './people.module.css';
import { SheetCell, SheetChoice } from './sheet-cell.tsx';
import { RESOURCE_COLUMNS, type ResourceColumn } from './typed-cells.ts';

const say = messages({
  name: 'Name',
  type: 'Type',
  group: 'Team',
  vendor: 'Company',
  maxUnits: 'Max. units',
  rate: 'Rate',
  ratePer: 'Rate, {currency}',
  calendarId: 'Calendar',
  email: 'Email',
  load: 'Load',
  open: 'Load and work',
  openOf: 'Load and work of {name}',
  work: 'Work',
  material: 'Material',
  cost: 'Cost',
  projects: 'as the project',
  add: 'Add a resource',
  addHint: 'Add: type a name, then Enter',
});

interface ResourceSheetProps {
  readonly resources: readonly ResourceRecord[];
  readonly calendars: readonly CalendarRecord[];
  readonly currency: string | undefined;
  readonly canEdit: boolean;
}

/** People, teams, vendors, material and cost, edited in their rows. */
export function ResourceSheet({
  resources,
  calendars,
  currency = '',
  canEdit,
}: ResourceSheetProps) {
  const project = useLocalProject();
  const { role } = useProjectPlace();
  const [name, setName] = useState('');
  const seesRates = role === 'owner' || role === 'manager';
  const columns = RESOURCE_COLUMNS.filter((column) => column !== 'rate' || seesRates);
  const add = async () => {
    const typed = name.trim();
    if (typed === '') return;
    const record = {
      id: newId(),
      kind: 'resource',
      audience: 'internal',
      name: typed,
      type: 'work',
      maxUnits: 1,
    } as const;
    const outcome = await project.submit([{ kind: 'resource.add', record }]);
    if (outcome.ok) setName('');
    else toast(outcome.sentence, { bad: true });
  };
  const options: Partial<Record<ResourceColumn, readonly (readonly [string, string])[]>> = {
    type: [
      ['work', say('work')],
      ['material', say('material')],
      ['cost', say('cost')],
    ],
    calendarId: [['', say('projects')], ...calendars.map(({ id, name }) => [id, name] as const)],
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.sheet} onKeyDown={goAlong}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={isNumber(column) ? 'num' : ''}>
                {column === 'rate' && currency ? say('ratePer', { currency }) : say(column)}
              </th>
            ))}
            <th scope="col">{say('load')}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <tr key={resource.id}>
              {columns.map((column) => {
                const list = options[column];
                const about = { resource, column, label: `${say(column)}, ${resource.name}` };
                return (
                  <td key={column} className={isNumber(column) ? 'num' : ''}>
                    {list === undefined ? (
                      <SheetCell {...about} currency={currency} canEdit={canEdit} />
                    ) : (
                      <SheetChoice {...about} options={list} canEdit={canEdit} />
                    )}
                  </td>
                );
              })}
              <td>
                <ScreenLink screen="people" search={{ resource: resource.id }}>
                  <span aria-hidden="true">{say('open')}</span>
                  <span className="unseen">{say('openOf', { name: resource.name })}</span>
                </ScreenLink>
              </td>
            </tr>
          ))}
          {canEdit && (
            <tr>
              <td colSpan={columns.length + 1}>
                <input
                  className={styles.cell}
                  data-column="name"
                  aria-label={say('add')}
                  placeholder={say('addHint')}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                  onKeyDown={(event) => event.key === 'Enter' && void add()}
                />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Up, down and Enter stay in the column. What is chosen from a list keeps its own arrow keys. */
function goAlong(event: KeyboardEvent<HTMLTableElement>): void {
  const at = event.target as HTMLElement;
  const isList = at.tagName === 'SELECT';
  const way =
    event.key === 'ArrowUp' && !isList
      ? -1
      : event.key === 'Enter' || (event.key === 'ArrowDown' && !isList)
        ? 1
        : 0;
  const { column } = at.dataset;
  if (way === 0 || column === undefined) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)];
  const next = cells[cells.indexOf(at) + way];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function isNumber(column: ResourceColumn): boolean {
  return column === 'maxUnits' || column === 'rate';
}
