import type { Broken } from '../../../shared/api/stas.ts';
import { mondayOf, showDate } from '../../../shared/dates.ts';
import { countSessions, SESSIONS } from '../../../shared/sessions.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';

/** Sessions already given that an absence or a new pattern breaks, each leading to its week. */
export function BrokenList({ broken, later }: { broken: readonly Broken[]; later: boolean }) {
  if (broken.length === 0) return null;
  const published = broken.filter(({ state }) => state === 'published').length;
  const toRepair = [...new Set(broken.filter(({ state }) => state === 'published').map(({ monday }) => monday))];
  return (
    <Notice>
      <p>
        <strong>
          {later ? 'This breaks' : 'This would break'} {countSessions(broken.length)}
          {published > 0 ? `, ${published} of them published` : ''}:
        </strong>
      </p>
      <ul>
        {broken.map(({ allocationId, date, session, ref, schoolName, state }) => (
          <li key={allocationId}>
            <A to={`/deployment/${mondayOf(date)}`}>
              {SESSIONS[session]}, {showDate(date)}
            </A>
            : {ref} at {schoolName} <State of="week" is={state} />
          </li>
        ))}
      </ul>
      {later && toRepair.length > 0 && (
        <Row>
          {toRepair.map((monday) => (
            <LinkButton key={monday} to={`/deployment/${monday}`} small>
              Repair the week of {showDate(monday)}
            </LinkButton>
          ))}
        </Row>
      )}
    </Notice>
  );
}

/** After saving: what was broken by it, to be read before the dialog is closed. */
export function BrokenDialog({
  title,
  broken,
  onClose,
}: {
  title: string;
  broken: readonly Broken[];
  onClose(): void;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <BrokenList broken={broken} later />
      <Row>
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      </Row>
    </Dialog>
  );
}
