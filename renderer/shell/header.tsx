import type { OfficeState } from '../../shared/api/office.ts';
import { labelOf, ROLES } from '../../shared/words.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { Icon } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { ShowDate } from '../parts/show.tsx';
import css from './shell.module.css';

/** The office, its day, the one search box, and who sits at the desk. */
export function Header({ office, onSearch }: { office: OfficeState; onSearch: () => void }) {
  const sit = useCommand(api.office.sit, { said: null });
  const { person, people } = office;
  return (
    <header className={css.header}>
      <span className={css.office}>{office.office?.name}</span>
      <span>
        <ShowDate on={office.today} />
      </span>
      <div className={css.end}>
        <button type="button" className={css.search} onClick={onSearch}>
          <Icon shape="search" />
          <span>Find or do</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Menu
          label={person ? `At the desk: ${person.name}. Switch person` : 'Who is at the desk?'}
          choices={people.map(({ id, name, role }) => ({
            id,
            label: name,
            hint: labelOf(ROLES, role),
            ...(id === person?.id ? { icon: 'tick' as const } : {}),
            onChoose: () => void sit.run({ personId: id }),
          }))}
        >
          {person?.name ?? 'Who is at the desk?'}
        </Menu>
      </div>
    </header>
  );
}
