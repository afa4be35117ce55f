import { memo } from 'react';
import type { LinkSandbox } from '../../../shared/api/link-ahead.ts';
import { type OptionSummary, type SandboxOption, summaryOf } from '../../../shared/link-sandbox.ts';
import { Section } from '../../parts/page.tsx';
import css from './link.module.css';
import { OPTION_NAMES } from './options.ts';

/** The options in figures, beside each other. */
const FIGURES: readonly { label: string; of: keyof OptionSummary }[] = [
  { label: 'Pupils who start in the two terms', of: 'starts' },
  { label: 'Weeks they wait, added up', of: 'weeksWaited' },
  { label: 'Home days that move', of: 'homeDaysMoved' },
  { label: 'Days over the places that are not so now', of: 'daysOver' },
];

interface CompareProps {
  sandbox: LinkSandbox;
  options: readonly SandboxOption[];
  chosen: number;
}

export const CompareOptions = memo(function CompareOptions({ sandbox, options, chosen }: CompareProps) {
  const summaries = options.map((option) => summaryOf(sandbox, option));
  return (
    <Section title={options.length > 1 ? 'The options beside each other' : 'This option in figures'}>
      <table className={css.reading}>
        <thead>
          <tr>
            <td />
            {options.map((_, at) => (
              <th key={OPTION_NAMES[at]} scope="col">
                Option {OPTION_NAMES[at]}
                {options.length > 1 && at === chosen ? ', shown above' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(({ label, of }) => (
            <tr key={of}>
              <th scope="row">{label}</th>
              {summaries.map((summary, at) => (
                <td key={OPTION_NAMES[at]}>{summary[of]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
});
