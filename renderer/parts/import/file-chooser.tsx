import { type DragEvent, type ReactNode, useId, useState } from 'react';
import css from './import.module.css';

/** Choose a file, or drop it here. The native control stays: every keyboard and screen reader knows it. */
export interface FileChooserProps {
  label: string;
  hint?: ReactNode;
  /** Endings, as in '.csv'. */
  accept: string;
  onFile(file: File): void;
}

export function FileChooser({ label, hint, accept, onFile }: FileChooserProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <label
      className={css.chooser}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span id={`${id}-label`} className={css.chooserLabel}>
        {label}
      </span>
      {hint && (
        <span className={css.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Choosing the same file again is a choice too.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <span className={css.hint}>Or drop the file here.</span>
    </label>
  );
}
