import type { Candidate, CandidateCell } from '../../../shared/api/deployment.ts';
import { SESSIONS } from '../../../shared/sessions.ts';
import { Icon } from '../../parts/icons.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { SessionTable } from '../../parts/session-table.tsx';
import { Badge } from '../../parts/state.tsx';
import type { Look } from '../../parts/states.ts';
import css from './candidates.module.css';

/** The STAs for one need, best first: fit, reason, her load, and her week, in whose free sessions she can be given. */
export interface CandidateListProps {
  candidates: readonly Candidate[];
  lacking: number;
  /** Gives one of her sessions; left out where nothing can be given. */
  onGive: ((staId: string, cell: CandidateCell) => void) | undefined;
}

const FITS: Readonly<Record<Candidate['fit'], { look: Look; word: string }>> = {
  good: { look: { shape: 'tick', tint: 'good' }, word: 'Good fit' },
  possible: { look: { shape: 'half', tint: 'calm' }, word: 'Possible' },
  none: { look: { shape: 'cross', tint: 'plain' }, word: 'Can not' },
};

export function CandidateList({ candidates, lacking, onGive }: CandidateListProps) {
  const able = candidates.filter(({ fit }) => fit !== 'none');
  const unable = candidates.filter(({ fit }) => fit === 'none');
  return (
    <section className={css.candidates} aria-label="Who could come">
      {lacking > 0 && <h3>{able.length === 0 ? 'Nobody can come' : `Who could come (${able.length})`}</h3>}
      {onGive && able.length > 0 && <p>Press a marked session, here or on the board.</p>}
      <ul className={css.list} aria-label="STAs who could come, best first">
        {lacking > 0 && able.map((each) => <One key={each.staId} candidate={each} onGive={onGive} />)}
      </ul>
      {lacking > 0 && unable.length > 0 && (
        <details>
          <summary>Who can not, and why ({unable.length})</summary>
          <ul className={css.list} aria-label="STAs who can not come">
            {unable.map((each) => (
              <One key={each.staId} candidate={each} onGive={undefined} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function One({ candidate, onGive }: { candidate: Candidate; onGive: CandidateListProps['onGive'] }) {
  const { staId, name, fit, reason, load } = candidate;
  const { look, word } = FITS[fit];
  return (
    <li className={css.one}>
      <Row apart>
        <strong>
          <A to={`/stas/${staId}`}>{name}</A>
        </strong>
        <Badge look={look}>{word}</Badge>
      </Row>
      <p>{reason}</p>
      <p className={css.load}>
        {load.week} of {load.room} given this week, {load.term} this term before it
      </p>
      <Glance candidate={candidate} onGive={onGive} />
    </li>
  );
}

/** Her week at a glance; where she could be given, a button. */
function Glance({ candidate, onGive }: { candidate: Candidate; onGive: CandidateListProps['onGive'] }) {
  const { staId, name, sessions, glance } = candidate;
  const cellOf = new Map(sessions.map((cell) => [cell.session, cell]));
  const glanceOf = new Map(glance.map((cell) => [cell.session, cell]));
  return (
    <SessionTable
      caption={`Week of ${name}`}
      className={css.glance}
      isNarrow
      cell={(session) => {
        const cell = cellOf.get(session);
        const now = glanceOf.get(session);
        const isOpen = cell !== undefined && cell.stops.length === 0;
        const said = now?.state === 'given' ? initialsOf(now.label) : now?.state === 'off' ? '–' : now?.label;
        return (
          <td data-state={now?.state}>
            {isOpen && onGive ? (
              <button
                type="button"
                data-warns={cell.warnings.length > 0 || undefined}
                aria-label={`Give ${name}, ${SESSIONS[session]}`}
                title={cell.warnings.map(({ sentence }) => sentence).join(' ') || undefined}
                onClick={() => onGive(staId, cell)}
              >
                <Icon shape={cell.warnings.length > 0 ? 'warning' : 'plus'} />
              </button>
            ) : (
              <span title={now?.label}>{now?.state === 'free' ? '' : said}</span>
            )}
          </td>
        );
      }}
    />
  );
}

/** 'C-0024 SP' → 'SP'. */
function initialsOf(ref: string): string {
  return ref.slice(ref.lastIndexOf(' ') + 1);
}
