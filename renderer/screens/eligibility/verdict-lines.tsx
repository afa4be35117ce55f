import type { Line } from '../../../shared/verdicts.ts';
import { codesOf, labelOf, RULE_PARTS } from '../../../shared/words.ts';
import { Icon } from '../../parts/icons.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import css from './eligibility.module.css';

interface VerdictLinesProps {
  lines: readonly Line[];
  /** The rule whose evidence is open beside. */
  chosen: string;
  onChoose(rule: string): void;
  /** Statement and what was seen on one line. */
  dense?: boolean;
}

/** One line per clause, in the memorandum's order, under the part it comes from; each opens its evidence. */
export function VerdictLines({ lines, chosen, onChoose, dense }: VerdictLinesProps) {
  return codesOf(RULE_PARTS).map((part) => {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) return null;
    return (
      <div key={part}>
        <h3 className={css.part}>{labelOf(RULE_PARTS, part)}</h3>
        <ul className={css.lines}>
          {own.map((line) => (
            <li key={line.rule} data-chosen={line.rule === chosen || undefined}>
              <span>
                <State of="verdict" is={line.verdict} />
              </span>
              <span>
                <button
                  type="button"
                  className={css.opener}
                  aria-expanded={line.rule === chosen}
                  onClick={() => onChoose(line.rule === chosen ? '' : line.rule)}
                >
                  <strong>{line.rule}</strong> {line.statement}
                </button>
                {dense ? ' ' : <br />}
                <Quiet>
                  {line.because}
                  {line.from && (
                    <>
                      {' '}
                      From <ShowDate on={line.from} />
                      {line.provided && ` if ${line.provided}`}.
                    </>
                  )}
                  {line.rests === 'claimed' && ' On the school’s word.'}
                </Quiet>
                <NotKnown line={line} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** What the verdict could not know, and what it left out of account: said in the line, not only behind it. */
function NotKnown({ line: { because, unknown, notices } }: { line: Line }) {
  const said = [
    ...unknown.filter((sentence) => !because.includes(sentence)).map((sentence) => `Not known: ${sentence}`),
    ...notices,
  ];
  if (said.length === 0) return null;
  return (
    <ul className={css.notKnown}>
      {said.map((sentence) => (
        <li key={sentence}>
          <Icon shape="warning" />
          {sentence}
        </li>
      ))}
    </ul>
  );
}
