import { useState } from 'react';
import type { StaAbsence, StaDetails } from '../../../shared/api/stas.ts';
import { showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { ABSENCE_KINDS, labelOf, SKILLS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useOffice, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { AbsenceDialog, absenceWords } from './absence-dialog.tsx';
import { NextWeeks } from './next-weeks.tsx';
import { PatternDialog } from './pattern-dialog.tsx';
import { PatternWords } from './pattern-grid.tsx';
import { StaDetailsDialog } from './sta-details-dialog.tsx';
import css from './stas.module.css';

/** One STA: her next weeks, when she works, when she is away, and who she is. */
export function StaScreen() {
  const id = useParam('staId');
  const sta = useAsk(api.stas.one, { id });
  const role = useOffice()?.person?.role;
  const mayWrite = role !== undefined && role !== 'read-only';
  const [editing, setEditing] = useState<'details' | 'pattern' | { absence: StaAbsence | null } | null>(null);
  const today = useToday();
  const close = () => setEditing(null);
  const name = sta.value?.id === id ? sta.value.name : '';
  return (
    <Page
      title={name}
      up={[{ to: '/stas', label: 'STAs' }]}
      primary={
        mayWrite && (
          <Button kind="primary" onPress={() => setEditing({ absence: null })}>
            Enter an absence
          </Button>
        )
      }
    >
      <Answered asked={sta}>
        {(value) => (
          <>
            <Section title="Next weeks">
              <NextWeeks weeks={value.weeks} />
            </Section>
            <Section
              title="Weekly pattern"
              beside={
                mayWrite && (
                  <Button small onPress={() => setEditing('pattern')}>
                    New pattern from a date
                  </Button>
                )
              }
            >
              <Patterns sta={value} today={today} mayWrite={mayWrite} />
            </Section>
            <Section title="Absences and other commitments">
              <Absences sta={value} mayWrite={mayWrite} onChange={(absence) => setEditing({ absence })} />
            </Section>
            <Section
              title="Details"
              beside={
                mayWrite && (
                  <Button small icon="pencil" onPress={() => setEditing('details')}>
                    Change details
                  </Button>
                )
              }
            >
              <Details sta={value} />
            </Section>
            {editing === 'details' && <StaDetailsDialog sta={value} today={today} onClose={close} />}
            {editing === 'pattern' && <PatternDialog sta={value} today={today} onClose={close} />}
            {editing !== null && typeof editing === 'object' && (
              <AbsenceDialog
                staId={value.id}
                name={value.name}
                today={today}
                absence={editing.absence}
                onClose={close}
              />
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Patterns({ sta, today, mayWrite }: { sta: StaDetails; today: string; mayWrite: boolean }) {
  const remove = useCommand(api.stas.removePattern, { said: 'Pattern taken away.' });
  const present = sta.patterns.find(({ fromOn }) => fromOn <= today)?.id;
  if (sta.patterns.length === 0) return <p>No pattern yet: she does not appear as available on the board.</p>;
  return (
    <ul className={css.list}>
      {sta.patterns.map((pattern) => (
        <li key={pattern.id}>
          <div>
            <strong>
              From {showDate(pattern.fromOn)}
              {pattern.id === present ? ' (now)' : pattern.fromOn > today ? ' (to come)' : ''}
            </strong>
            , {countSessions(pattern.sessions.length)} a week
            {pattern.otherWeekSessions && ` and ${pattern.otherWeekSessions.length} in the other`}
          </div>
          <Quiet>
            <PatternWords sessions={pattern.sessions} other={pattern.otherWeekSessions} />
          </Quiet>
          {mayWrite && sta.patterns.length > 1 && (
            <Button
              small
              kind="plain"
              busy={remove.busy}
              label={`Take away the pattern from ${showDate(pattern.fromOn)}`}
              onPress={() => void remove.run({ id: pattern.id, version: pattern.version })}
            >
              Take away
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AbsencesProps {
  sta: StaDetails;
  mayWrite: boolean;
  onChange(absence: StaAbsence): void;
}

function Absences({ sta, mayWrite, onChange }: AbsencesProps) {
  const cancel = useCommand(api.stas.cancelAbsence, { said: 'Absence cancelled.' });
  const [showsOver, setShowsOver] = useState(false);
  const over = sta.absences.filter(({ isOver }) => isOver);
  const rows = showsOver ? sta.absences : sta.absences.filter(({ isOver }) => !isOver);
  return (
    <>
      {rows.length === 0 && <p>None now or to come.</p>}
      <ul className={css.list}>
        {rows.map((absence) => (
          <li key={absence.id}>
            <div>
              <strong>{ABSENCE_KINDS[absence.kind]}</strong> {absenceWords(absence)}
            </div>
            {absence.note && <Quiet>{absence.note}</Quiet>}
            {mayWrite && (
              <Row>
                <Button small kind="plain" onPress={() => onChange(absence)}>
                  Change
                </Button>
                <Button
                  small
                  kind="plain"
                  busy={cancel.busy}
                  onPress={() => void cancel.run({ id: absence.id, version: absence.version })}
                >
                  Cancel absence
                </Button>
              </Row>
            )}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <Row>
          <Button small kind="plain" pressed={showsOver} onPress={() => setShowsOver(!showsOver)}>
            {showsOver ? 'Hide' : 'Show'} {over.length} that are over
          </Button>
        </Row>
      )}
    </>
  );
}

function Details({ sta }: { sta: StaDetails }) {
  const isPlaced = sta.baseEasting !== null && sta.baseNorthing !== null;
  return (
    <Facts
      of={[
        ['Base', `${sta.baseName}${isPlaced ? '' : ' (place on the map not known, so journeys are not either)'}`],
        ['Skills', sta.skills.map((skill) => labelOf(SKILLS, skill)).join(', ')],
        ['Most sessions a week', sta.sessionLimit === null ? 'All she works' : String(sta.sessionLimit)],
        ['First day', <ShowDate key="first" on={sta.startsOn} />],
        ['Last day', sta.leavesOn ? <ShowDate key="last" on={sta.leavesOn} /> : 'Not set'],
        ['Phone', sta.phone],
        ['Email', sta.email],
        ['Note', sta.note || 'None'],
      ]}
    />
  );
}
