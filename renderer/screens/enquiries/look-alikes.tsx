import type { LookAlike } from '../../../shared/api/pupils.ts';
import { isPlainDate } from '../../../shared/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import css from './enquiries.module.css';
import type { ChosenPupil, EnquiryValues } from './enquiry-values.ts';

const ENOUGH = 2;

/** Pupils in the register who may be the one being typed, each with why. Nothing is merged: somebody chooses, or goes on. */
export function LookAlikes({ values, onChoose }: { values: EnquiryValues; onChoose(pupil: ChosenPupil): void }) {
  const { givenName, familyName, dateOfBirth, upn, schoolId } = values;
  const born = isPlainDate(dateOfBirth) ? dateOfBirth : null;
  const ask = Math.max(givenName.trim().length, familyName.trim().length) >= ENOUGH || born !== null;
  const asked = useAsk(
    api.pupils.lookAlikes,
    { givenName, familyName, dateOfBirth: born, upn: upn.trim() || null, schoolId },
    { ask },
  );
  const found = ask ? (asked.value ?? []) : [];
  return (
    <section className={css.alike} aria-label="Pupils already in the register">
      <p role="status">
        {!ask
          ? 'Pupils already in the register who look alike appear here as you type.'
          : asked.loading
            ? 'Looking…'
            : inWords(found)}
      </p>
      {found.length > 0 && (
        <ul className={css.list}>
          {found.map((pupil) => (
            <li key={pupil.pupilId}>
              <OneAlike pupil={pupil} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OneAlike({ pupil, onChoose }: { pupil: LookAlike; onChoose(pupil: ChosenPupil): void }) {
  const { pupilId, name, dateOfBirth, schoolName, openCase, reasons, twin } = pupil;
  return (
    <>
      <strong>{name}</strong>
      {twin && <Badge look={{ shape: 'diamond', tint: 'wait' }}>Perhaps a twin: another child</Badge>}
      <span>
        {dateOfBirth ? (
          <>
            Born <ShowDate on={dateOfBirth} />
          </>
        ) : (
          'Date of birth not known'
        )}
        , {schoolName}
        {openCase && `, open case ${openCase.reference}`}
      </span>
      <Quiet>Looks alike: {reasons.join('; ')}.</Quiet>
      <Button small onPress={() => onChoose({ pupilId, name, dateOfBirth, schoolName, openCase })}>
        The enquiry is about {name}
      </Button>
    </>
  );
}

function inWords(found: readonly LookAlike[]): string {
  if (found.length === 0) return 'Nobody in the register looks alike: this will be a new pupil.';
  return found.length === 1
    ? 'One pupil in the register looks alike.'
    : `${found.length} pupils in the register look alike.`;
}
