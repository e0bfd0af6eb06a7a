import type { ResourceRecord } from '@throughline/model';
import { useState } from 'react';
import { newId } from '../connection/index.ts';
import { useLocalProject } from '../project/index.ts';
import { toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import styles from './people.module.css';
import { cellText, type ResourceColumn, resourceEdit } from './typed-cells.ts';

const say = messages({
  'name-missing': 'A resource has a name.',
  'not-percent': '“{text}” is no percentage. 100 is one person’s whole time.',
  'not-amount': '“{text}” is no amount. Type a number such as 138.50.',
});

interface CellProps {
  readonly resource: ResourceRecord;
  readonly column: ResourceColumn;
  readonly label: string;
  readonly canEdit: boolean;
}

function usePut({ resource, column }: CellProps, currency: string) {
  const project = useLocalProject();
  /** Whether it is in the plan now, or was there already. */
  return async (typed: string): Promise<boolean> => {
    const edit = resourceEdit(resource, column, typed, { currency, newId });
    if (edit === undefined) return true;
    if (typeof edit === 'string') {
      toast(edit === 'name-missing' ? say(edit) : say(edit, { text: typed }), { bad: true });
      return false;
    }
    const outcome = await project.submit([edit]);
    if (!outcome.ok) toast(outcome.sentence, { bad: true });
    return outcome.ok;
  };
}

/** A typed cell: kept when it is left, restored by Escape. */
export function SheetCell(props: CellProps & { readonly currency: string }) {
  const { resource, column, label, canEdit, currency } = props;
  const stored = cellText(resource, column);
  const [typed, setTyped] = useState<string>();
  const put = usePut(props, currency);
  const leave = async () => {
    if (typed === undefined) return;
    if (typed.trim() === stored || (await put(typed))) setTyped(undefined);
  };
  return (
    <input
      className={styles.cell}
      data-column={column}
      aria-label={label}
      readOnly={!canEdit}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void leave()}
      onKeyDown={(event) => event.key === 'Escape' && setTyped(undefined)}
    />
  );
}

/** A chosen cell. */
export function SheetChoice(
  props: CellProps & { readonly options: readonly (readonly [value: string, name: string])[] },
) {
  const { resource, column, label, canEdit, options } = props;
  const put = usePut(props, '');
  return (
    <select
      className={styles.cell}
      data-column={column}
      aria-label={label}
      disabled={!canEdit}
      value={cellText(resource, column)}
      onChange={(event) => void put(event.target.value)}
    >
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
