import { type DragEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

interface FileDropProps {
  /** On the button that opens the chooser. */
  readonly label: string;
  /** Before it: that a file can be dropped, too. */
  readonly hint: string;
  readonly onFile: (file: File) => void;
  /** Endings that the chooser offers; what is dropped may have any. */
  readonly accept?: string;
}

/** Takes one file: dropped, or chosen. */
export function FileDrop({ label, hint, onFile, accept }: FileDropProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => file && onFile(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <fieldset
      aria-label={label}
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className="muted">{hint}</span>
      <Button onClick={() => chooser.current?.click()}>{label}</Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </fieldset>
  );
}
