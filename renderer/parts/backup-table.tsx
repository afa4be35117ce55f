import type { BackupLine } from '../../shared/api/backups.ts';
import { BACKUP_PLACES, BACKUP_WHYS } from './backup-words.ts';
import { Button } from './button.tsx';
import { Empty } from './empty.tsx';
import { Row } from './layout.tsx';
import { ShowTime } from './show.tsx';
import { Table } from './table.tsx';

/** Every copy that can be reached, newest first. */
export function BackupTable({ backups, onRestore, onRehearse }: BackupTableProps) {
  return (
    <Table
      label="Backups, newest first"
      rows={backups}
      rowKey={({ id, place }) => `${place} ${id}`}
      columns={[
        { id: 'made', label: 'Made and proved', cell: ({ madeAt }) => <ShowTime at={madeAt} full /> },
        { id: 'why', label: 'Why', cell: ({ why }) => BACKUP_WHYS[why] },
        { id: 'place', label: 'Where', cell: ({ place }) => BACKUP_PLACES[place] },
        { id: 'rows', label: 'Rows', cell: ({ rows }) => rows.toLocaleString('en-GB'), align: 'end', width: '7rem' },
        {
          id: 'size',
          label: 'Size',
          cell: ({ bytes }) => `${(bytes / 1_000_000).toFixed(1)} MB`,
          align: 'end',
          width: '7rem',
        },
        ...(onRestore
          ? [
              {
                id: 'do',
                label: 'Do',
                cell: (backup: BackupLine) => (
                  <Row>
                    {onRehearse && (
                      <Button small onPress={() => onRehearse(backup)}>
                        Rehearse
                      </Button>
                    )}
                    <Button small onPress={() => onRestore(backup)}>
                      Put it back
                    </Button>
                  </Row>
                ),
                width: onRehearse ? '15rem' : '9rem',
              },
            ]
          : []),
      ]}
      empty={<Empty title="No backup yet">The first is made when somebody signs in, or when you ask for one.</Empty>}
    />
  );
}
interface BackupTableProps {
  backups: readonly BackupLine[];
  /** Null where nobody may. */
  onRestore: ((backup: BackupLine) => void) | null;
  /** Left out where there is no register yet to go on with. */
  onRehearse?: (backup: BackupLine) => void;
}
