import type { OfficeState } from '../../shared/api/office.ts';
import { A } from '../parts/link.tsx';
import { ShowTime } from '../parts/show.tsx';
import css from './shell.module.css';

/** Always in sight: when the newest copy that proved itself was made. */
export function ProvenNote({ proven }: { proven: NonNullable<OfficeState['lastProven']> }) {
  return (
    <span className={css.proven} data-late={proven.isLate || undefined}>
      <A to="/settings/backups">
        {proven.madeAt ? (
          <>
            {proven.isLate ? 'Backup is late: ' : 'Backed up '}
            <ShowTime at={proven.madeAt} full />
          </>
        ) : (
          'No backup yet'
        )}
      </A>
    </span>
  );
}
