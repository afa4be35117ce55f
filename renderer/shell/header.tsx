import type { OfficeState } from '../../shared/api/office.ts';
import { labelOf, ROLES } from '../../shared/words.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { useGoTo } from '../api/place.ts';
import { Icon } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { ShowDate } from '../parts/show.tsx';
import { LockNote, useLock } from './lock-note.tsx';
import { ProvenNote } from './proven-note.tsx';
import css from './shell.module.css';

interface HeaderProps {
  office: OfficeState;
  /** Until the register locks itself. */
  secondsLeft: number | null;
  onSearch: () => void;
}

/** The office, its day, the one search box, and who is signed in. */
export function Header({ office, secondsLeft, onSearch }: HeaderProps) {
  const sit = useCommand(api.office.sit, { said: null });
  const goTo = useGoTo();
  const lock = useLock();
  const { person, people, isProtected } = office;
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
        {office.lastProven && <ProvenNote proven={office.lastProven} />}
        {isProtected && <LockNote secondsLeft={secondsLeft} />}
        {isProtected ? (
          <Menu
            label={`Signed in as ${person?.name ?? ''}`}
            choices={[
              { id: 'own', label: 'Change my passphrase', onChoose: () => goTo('/settings/my-passphrase') },
              { id: 'lock', label: 'Lock, or sign in as somebody else', icon: 'lock', onChoose: lock },
            ]}
          >
            {person?.name ?? ''}
          </Menu>
        ) : (
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
        )}
      </div>
    </header>
  );
}
