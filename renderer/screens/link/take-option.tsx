import { memo } from 'react';
import type { LinkSandbox } from '../../../shared/api/link-ahead.ts';
import { showDate } from '../../../shared/dates.ts';
import type { KeptStart } from '../../../shared/link-options.ts';
import { movedOf, type SandboxOption } from '../../../shared/link-sandbox.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import css from './link.module.css';
import { OPTION_NAMES } from './options.ts';

/** From trying out to deciding: starts go to the panel with their values filled in, home days move when a manager says so. */
interface TakeProps {
  sandbox: LinkSandbox;
  option: SandboxOption;
  chosen: number;
  taken: Readonly<Record<string, KeptStart>> | null;
  onTake(): void;
  /** The home days are as they are tried out now. */
  onMoved(): void;
}

export const TakeOption = memo(function TakeOption({ sandbox, option, chosen, taken, onTake, onMoved }: TakeProps) {
  const manager = useIsManager();
  const move = useCommand(api.linkAhead.moveHomeDays, { said: 'Home days moved.' });
  if (!manager) return null;
  const moved = movedOf(sandbox, option);
  const starts = sandbox.requests.filter(({ id }) => taken?.[id]);
  const moveAll = async () => {
    const answer = await move.run({
      moves: moved.map(({ placement: { id, version }, to }) => ({
        id,
        version,
        fromOn: sandbox.movesFromOn,
        homeDay: to,
      })),
    });
    if (answer.ok) onMoved();
  };
  return (
    <Section
      title="Decide"
      lead="The panel decides on starts: what you take is filled in where you record its decision."
    >
      <Row>
        <Button onPress={onTake}>Take option {OPTION_NAMES[chosen]} to the panel</Button>
        {moved.length > 0 && (
          <Button busy={move.busy} onPress={() => void moveAll()}>
            {moved.length === 1 ? 'Move the home day now' : `Move the ${moved.length} home days now`}
          </Button>
        )}
      </Row>
      {move.refusal && <Refusal refusal={move.refusal} focus />}
      {taken && starts.length === 0 && <p>In the option that was taken nobody starts.</p>}
      {starts.length > 0 && (
        <ul className={css.plain} aria-label="Taken to the panel">
          {starts.map(({ id, pupilName, panel }) => {
            const start = taken?.[id];
            const centre = sandbox.centres.find((each) => each.id === start?.centreId);
            return (
              <li key={id}>
                {pupilName}: {centre?.name}, from {showDate(start?.startOn ?? '')},{' '}
                {start && WEEKDAY_LABELS[start.homeDay]} at home.{' '}
                {panel ? (
                  <A to={`/link/panels/${panel.id}`}>Meeting of {showDate(panel.meetsOn)}</A>
                ) : (
                  <>
                    On no agenda yet: <A to={`/link/requests/${id}`}>the request</A>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
});
