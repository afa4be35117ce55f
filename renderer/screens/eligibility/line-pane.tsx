import { useState } from 'react';
import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import { askedFor } from '../../../shared/asked-for.ts';
import { showDate } from '../../../shared/dates.ts';
import type { Line } from '../../../shared/verdicts.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { NotKnown } from '../../parts/not-known.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import css from './eligibility.module.css';
import { whatBy } from './things.tsx';
import { TakeBackWaiver, WaiveDialog } from './waiving.tsx';

/** Behind one verdict: the clause, what decided it, what it could not know, what is missing, and the way to waive it. */
export function LinePane({ page, line }: { page: EligibilityPage; line: Line }) {
  const isManager = useIsManager();
  const [waiving, setWaiving] = useState(false);
  const mayWaive = isManager && !page.closed && line.verdict !== 'met' && line.verdict !== 'waived';
  return (
    <Stack>
      <p>{line.statement}</p>
      <Row>
        <State of="verdict" is={line.verdict} />
        {line.rests && <State of="standing" is={line.rests} />}
      </Row>
      <p>{line.because}</p>
      {line.underneath && line.waiver && (
        <Notice tint="calm">
          <span>
            Waived by {line.waiver.by}, <ShowDate on={line.waiver.on} />: {line.waiver.reason}
          </span>
          <span>
            Without the waiver: <State of="verdict" is={line.underneath} />
          </span>
        </Notice>
      )}
      <Records page={page} line={line} />
      {line.missing.length > 0 && (
        <div>
          <h3>What would make it met</h3>
          <ul>
            {askedFor(line.missing, page.assessment.earliest).map((thing) => (
              <li key={thing.key}>{whatBy(thing)}</li>
            ))}
          </ul>
        </div>
      )}
      {line.unknown.map((sentence) => (
        <NotKnown key={sentence} sentence={sentence} />
      ))}
      {line.notices.map((sentence) => (
        <Notice key={sentence} tint="calm">
          {sentence}
        </Notice>
      ))}
      <Figures rule={line.rule} />
      {isManager && line.waiver && (
        <TakeBackWaiver waiver={page.waivers.find(({ id }) => id === line.waiver?.id) ?? null} />
      )}
      {mayWaive && (
        <div>
          <Button onPress={() => setWaiving(true)}>Waive this criterion</Button>
        </div>
      )}
      {waiving && <WaiveDialog caseId={page.caseId} line={line} onClose={() => setWaiving(false)} />}
    </Stack>
  );
}

/** Each record that decided the verdict, with the way to it. */
function Records({ page, line }: { page: EligibilityPage; line: Line }) {
  const records = line.evidence.flatMap(
    (ref) => page.records.find(({ kind, id }) => kind === ref.kind && id === ref.id) ?? [],
  );
  return (
    <div>
      <h3>What decided it</h3>
      {records.length === 0 ? (
        <p>
          <Quiet>Nothing recorded.</Quiet>
        </p>
      ) : (
        <ul className={css.records}>
          {records.map(({ kind, id, label, on, to }) => (
            <li key={`${kind} ${id}`}>
              <A to={to.endsWith('/evidence') ? `${to}?show=${id}` : to}>{label}</A>
              {on && !label.includes(showDate(on)) && (
                <>
                  , <ShowDate on={on} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The office's figures that the rule uses: the memorandum leaves them open. */
function Figures({ rule }: { rule: string }) {
  const clauses = useAsk(api.eligibility.clauses, {});
  const uses = clauses.value?.find((clause) => clause.rule === rule)?.uses ?? [];
  if (uses.length === 0) return null;
  return (
    <div>
      <h3>Figures it uses</h3>
      <ul>
        {uses.map(({ key, label, value, unit }) => (
          <li key={key}>
            {label}: {value} {unit}
          </li>
        ))}
      </ul>
      <p>
        <Quiet>The memorandum gives no such figure; it is set under Settings.</Quiet>
      </p>
    </div>
  );
}
