import type { Proposal, Proposals, WeekFigures } from '../../../shared/api/proposals.ts';
import { PRIORITIES } from '../../../shared/words.ts';
import css from './proposal.module.css';

/** The proposal beside the board as it is, last week once more, and what a careful person would do. */
export function FiguresTable({ proposal, compared }: { proposal: Proposal; compared: Proposals['compared'] }) {
  const columns = [{ id: 'proposal', label: 'Proposal', figures: proposal.figures }, ...compared];
  const priorities = proposal.figures.met.map(({ priority }) => priority);
  const rows: { label: string; of(figures: WeekFigures): string | number }[] = [
    { label: 'Sessions given', of: ({ given, wanted }) => `${given} of ${wanted}` },
    ...priorities.map((priority) => ({
      label: `${PRIORITIES[String(priority) as keyof typeof PRIORITIES]} met`,
      of: ({ met }: WeekFigures) => {
        const own = met.find((each) => each.priority === priority);
        return own ? `${own.met} of ${own.plans}` : '–';
      },
    })),
    { label: 'STA new to the child', of: ({ strangers }) => strangers },
    { label: 'Other time than last week', of: ({ moved }) => moved },
    { label: 'Kilometres', of: ({ kilometres }) => kilometres },
  ];
  return (
    <div className={css.scroll}>
      <table className={css.figures}>
        <caption>
          Compared{' '}
          <small>with the board when it was asked, last week again, and by priority and nearness by hand</small>
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map(({ id, figures }) => (
                <td key={id} data-own={id === 'proposal' || undefined}>
                  {of(figures)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
