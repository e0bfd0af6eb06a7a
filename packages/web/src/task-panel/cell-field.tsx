import { type KeyboardEvent, useId, useRef, useState } from 'react';
import {
  type Choice,
  type Column,
  choicesOf,
  type StandardColumnId,
  standardColumn,
  usePlanRecords,
} from '../project/index.ts';
import { messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({ projectCalendar: 'The project’s calendar', none: '–' });

/** A field of the open task, typed as in the grid: Enter or leaving it commits, Escape restores. */
export function CellField({
  column,
  label,
  isReadOnly = false,
}: {
  readonly column: Column | StandardColumnId;
  /** In place of the column's title. */
  readonly label?: string;
  readonly isReadOnly?: boolean;
}) {
  const { text, canEdit, enter } = useOpenTask();
  const of = typeof column === 'string' ? standardColumn(column) : column;
  const choices = useChoices(of);
  return (
    <TypedField
      label={label ?? of.title}
      text={text(of.id)}
      hint={of.hint}
      isEditable={canEdit && of.editable && !isReadOnly}
      isNumeric={of.align === 'end' || of.kind === 'date'}
      hasLines={of.id === 'notes'}
      choices={choices}
      onCommit={(typed) => enter(of.id, typed)}
    />
  );
}

interface TypedFieldProps {
  readonly label: string;
  /** What it shows while nobody types. */
  readonly text: string;
  readonly hint?: string | undefined;
  readonly isEditable: boolean;
  readonly isNumeric?: boolean;
  readonly hasLines?: boolean;
  readonly choices?: readonly Choice[] | undefined;
  /** Beside others in a line: its label is for screen readers alone. */
  readonly isBare?: boolean;
  readonly placeholder?: string;
  /** Ids of texts that are offered while typing. */
  readonly list?: string;
  /** The sentence of a refusal, after which what was typed stays. */
  readonly onCommit: (typed: string) => Promise<string | undefined>;
}

export function TypedField(props: TypedFieldProps) {
  const { label, text, hint, isEditable, isBare, choices } = props;
  const id = useId();
  const typing = useTyping(text, props.onCommit);
  const about = typing.fault ?? (typing.isFocused ? hint : undefined);
  const attributes = {
    id,
    value: typing.value,
    readOnly: !isEditable,
    'aria-invalid': typing.fault !== undefined,
    'aria-describedby': `${id}-about`,
    className: `${styles.input} ${props.isNumeric ? styles.numeric : ''}`,
    placeholder: props.placeholder ?? say('none'),
    onFocus: typing.onFocus,
    onBlur: typing.onBlur,
    onKeyDown: typing.onKeyDown,
  };
  return (
    <div className={isBare ? styles.bare : styles.field}>
      <label className={isBare ? 'unseen' : styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.value}>
        {choices !== undefined && isEditable ? (
          <select
            id={id}
            className={styles.input}
            value={typing.value}
            aria-describedby={`${id}-about`}
            onChange={(event) => void typing.commit(event.target.value, true)}
          >
            {optionsWith(choices, typing.value).map(({ value, label: shown }) => (
              <option key={value} value={value}>
                {shown}
              </option>
            ))}
          </select>
        ) : props.hasLines ? (
          <textarea
            {...attributes}
            rows={Math.min(12, Math.max(2, typing.value.split('\n').length))}
            onChange={(event) => typing.put(event.target.value)}
          />
        ) : (
          <input
            {...attributes}
            list={props.list}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => typing.put(event.target.value)}
          />
        )}
        <p
          id={`${id}-about`}
          className={typing.fault ? styles.fault : styles.hint}
          role={typing.fault ? 'alert' : undefined}
        >
          {about}
        </p>
      </div>
    </div>
  );
}

/** What is typed, until it is committed or let go of. */
function useTyping(text: string, onCommit: TypedFieldProps['onCommit']) {
  const [draft, setDraft] = useState<string>();
  // What became of the field elsewhere is newer than what was refused.
  const [refusal, setRefusal] = useState<{ readonly of: string; readonly sentence: string }>();
  const [isFocused, setFocused] = useState(false);
  const committing = useRef<string>(undefined);
  const fault = refusal?.of === text ? refusal.sentence : undefined;
  const restore = () => {
    setDraft(undefined);
    setRefusal(undefined);
  };
  /** A choice that is refused goes back; a text stays, to be corrected. */
  const commit = async (typed: string | undefined, isChoice = false) => {
    // Enter commits, and leaving the field right after it commits nothing more.
    if (committing.current !== undefined && committing.current === typed) return;
    if (typed === undefined || typed === text) return restore();
    setDraft(typed);
    committing.current = typed;
    const refused = await onCommit(typed).finally(() => {
      committing.current = undefined;
    });
    if (refused === undefined) restore();
    else {
      setRefusal({ of: text, sentence: refused });
      if (isChoice) setDraft(undefined);
    }
  };
  return {
    value: draft ?? text,
    fault,
    isFocused,
    put: setDraft,
    commit,
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      if (fault === undefined) void commit(draft);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const isText = event.currentTarget instanceof HTMLTextAreaElement;
      if (event.key === 'Enter' && (!isText || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void commit(draft);
      }
      if (event.key === 'Escape' && draft !== undefined) {
        event.stopPropagation();
        restore();
      }
    },
  };
}

/** Undefined where anything may be typed. */
function useChoices({
  choices,
  choicesFrom,
  kind,
  ...column
}: Column): readonly Choice[] | undefined {
  const { plan } = useOpenTask();
  const calendars = usePlanRecords('calendar');
  if (choicesFrom === 'calendars') {
    const offered = (calendars ?? []).filter((one) => !one.resourceCalendar);
    const named = offered.map(({ name }) => ({ value: name, label: name }));
    return [{ value: '', label: say('projectCalendar') }, ...named];
  }
  if (choices === undefined) return undefined;
  const of = choicesOf({ ...column, kind, choices }, plan?.rules ?? 'ms-project');
  const byLabel = of.map(({ label }) => ({ value: label, label }));
  const isOptional = column.id.startsWith('custom:');
  return isOptional ? [{ value: '', label: say('none') }, ...byLabel] : byLabel;
}

/** What the field says is among what it offers, whatever it is. */
function optionsWith(choices: readonly Choice[], value: string): readonly Choice[] {
  if (choices.some((choice) => choice.value === value)) return choices;
  return [{ value, label: value === '' ? say('none') : value }, ...choices];
}
