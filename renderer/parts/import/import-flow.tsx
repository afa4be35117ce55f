import { type ReactNode, useState } from 'react';
import type { ImportRow } from '../../../shared/api/imports.ts';
import type { Answer, Refusal as RefusalValue } from '../../../shared/refusals.ts';
import { Button } from '../button.tsx';
import { Row, Stack } from '../layout.tsx';
import { Section } from '../page.tsx';
import { Progress } from '../progress.tsx';
import { Notice, Refusal } from '../refusal.tsx';
import { FileChooser, type FileChooserProps } from './file-chooser.tsx';
import { ImportRows } from './import-rows.tsx';
import type { Preview } from './use-preview.ts';

/**
 * The way of every import: choose a file, see what would become of each row, import what is wanted as one step, see the
 * result. Nothing is saved before the person says so, and one Undo takes all of it back.
 */
export interface ImportFlowProps<T extends { rows: ImportRow[] }> extends Omit<FileChooserProps, 'onFile'> {
  preview: Preview<T>;
  /** What a row is: ['school', 'schools']. */
  noun: readonly [string, string];
  /** Brings in what was previewed, without the rows (by number) that were left out. */
  onImport(value: T, leaveOut: number[], file: File): Promise<Answer<Imported>>;
  command: { busy: boolean; refusal: RefusalValue | null; forget(): void };
  /** What else is worth knowing of the file. */
  notices?(value: T): ReactNode;
  /** Where to go afterwards. */
  next: ReactNode;
}

export interface Imported {
  added: number;
  changed: number;
}

export function ImportFlow<T extends { rows: ImportRow[] }>(props: ImportFlowProps<T>) {
  const { preview, noun, onImport, command, notices, next, ...chooser } = props;
  const [file, setFile] = useState<File | null>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<Imported | null>(null);
  const again = () => {
    preview.forget();
    command.forget();
    setDone(null);
    setLeft(new Set());
  };
  const choose = (chosen: File) => {
    again();
    setFile(chosen);
    preview.start(chosen);
  };
  const { value } = preview;
  const wanted = value?.rows.filter((row) => isWritten(row) && !left.has(row.row)).length ?? 0;
  const bring = async () => {
    if (!value || !file) return;
    const answer = await onImport(value, [...left], file);
    if (answer.ok) setDone(answer.value);
  };
  if (preview.running) return <Progress task={preview} starting={`Reading ${preview.fileName}`} />;
  if (done && value) return <Result rows={value.rows} done={done} noun={noun} next={next} onAgain={again} />;
  if (!value) {
    return (
      <Stack>
        {preview.refusal && (
          <Refusal refusal={preview.refusal} focus>
            {preview.fileName && <p>File: {preview.fileName}</p>}
          </Refusal>
        )}
        <FileChooser {...chooser} onFile={choose} />
      </Stack>
    );
  }
  return (
    <Section
      title={`What is in ${preview.fileName}`}
      lead="Nothing is saved yet. The import is one step, which one Undo takes back."
    >
      {command.refusal && <Refusal refusal={command.refusal} focus />}
      {notices?.(value)}
      <Row>
        <Button kind="primary" busy={command.busy} disabled={wanted === 0} onPress={() => void bring()}>
          {wanted === 0 ? 'Nothing to import' : `Import ${counted(wanted, noun)}`}
        </Button>
        <Button onPress={again}>Choose another file</Button>
      </Row>
      <ImportRows label={`Rows of ${preview.fileName}`} rows={value.rows} left={left} onLeave={setLeft} />
    </Section>
  );
}

interface ResultProps {
  rows: readonly ImportRow[];
  done: Imported;
  noun: readonly [string, string];
  next: ReactNode;
  onAgain(): void;
}

/** What was done, and the rows that still want a look. */
function Result({ rows, done, noun, next, onAgain }: ResultProps) {
  const refused = rows.filter(({ what }) => what === 'refused');
  return (
    <Stack>
      <div role="status">
        <Notice tint="good">
          <p>
            <strong>{`${counted(done.added, noun)} added, ${done.changed} changed.`}</strong>
          </p>
          <p>If that was a mistake, undo it with Ctrl+Z or from the history: it is one step.</p>
        </Notice>
      </div>
      <Row>
        {next}
        <Button onPress={onAgain}>Import another file</Button>
      </Row>
      {refused.length > 0 && (
        <Section title={`Not imported: ${counted(refused.length, ['row', 'rows'])}`}>
          <ul>
            {refused.map((row) => (
              <li key={row.row}>
                Row {row.row}, {row.label}: {row.reason}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  );
}

function isWritten(row: ImportRow): boolean {
  return row.what === 'new' || row.what === 'changed';
}

function counted(number: number, [one, many]: readonly [string, string]): string {
  return `${number} ${number === 1 ? one : many}`;
}
