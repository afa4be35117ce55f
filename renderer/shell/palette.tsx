import { useEffect, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Input, SearchField } from 'react-aria-components/SearchField';
import type { OfficeState } from '../../shared/api/office.ts';
import { ACTIONS, type Action } from '../actions.ts';
import { useAsk } from '../api/ask.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { useIsManager } from '../api/office.ts';
import { useGoTo } from '../api/place.ts';
import { Dialog } from '../parts/dialog.tsx';
import list from '../parts/menu.module.css';
import { useHasPlace } from './has-place.ts';
import { useLock } from './lock-note.tsx';
import css from './palette.module.css';

/** Ctrl+K: everything by name. Actions from actions.ts, people at the desk, and whatever the register finds. */
export function Palette({ office, undo, onClose }: { office: OfficeState; undo: () => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const goTo = useGoTo();
  const hasPlace = useHasPlace();
  const isManager = useIsManager();
  const sit = useCommand(api.office.sit, { said: null });
  const leave = useCommand(api.office.leaveDemo, { said: null });
  const lock = useLock();
  const found = useAsk(api.search.find, { text }, { ask: text.trim().length >= 2 });
  const records = text.trim().length >= 2 ? (found.value ?? []) : [];
  const actions = ACTIONS.filter((action) => {
    if (action.does === 'switch-person') return false;
    if (action.does === 'leave-demo' && !office.office?.demo) return false;
    if (action.managers && !isManager) return false;
    if (action.protectedOnly && !office.isProtected) return false;
    return (!action.to || hasPlace(action.to)) && isNamed(action, text);
  });
  const people = office.people.filter(
    ({ id, name }) => id !== office.person?.id && isNamed({ label: `Switch to ${name}` }, text),
  );
  const choose = (key: string) => {
    onClose();
    const [kind, rest = ''] = split(key);
    if (kind === 'to') goTo(rest);
    if (kind === 'sit') void sit.run({ personId: rest });
    if (rest === 'undo') undo();
    if (rest === 'lock') lock();
    if (rest === 'leave-demo') void leave.run({}).then(() => goTo('/'));
  };
  return (
    <Dialog title="Find or do" onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText} filter={() => true}>
        <SearchField className={css.field ?? ''} aria-label="Name of a pupil, school, STA or action" autoFocus>
          <Input className={css.input ?? ''} placeholder="A pupil, school, STA or action" />
        </SearchField>
        <Menu
          className={css.menu ?? ''}
          aria-label="Found"
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => (
            <p className={css.none}>
              {found.loading && text.trim().length >= 2
                ? 'Looking…'
                : 'Nothing by that name. Try the first letters of a name or a place.'}
            </p>
          )}
        >
          {records.length > 0 && (
            <MenuSection>
              <Header className={css.section ?? ''}>In the register</Header>
              {records.map(({ to, label, detail }) => (
                <Line key={`to:${to}`} id={`to:${to}`} label={label} hint={detail} />
              ))}
            </MenuSection>
          )}
          {actions.length > 0 && (
            <MenuSection>
              <Header className={css.section ?? ''}>Go and do</Header>
              {actions.map(({ id, label, to, does, keys }) => (
                <Line key={id} id={to ? `to:${to}` : `do:${does}`} label={label} hint={keys} />
              ))}
            </MenuSection>
          )}
          {people.length > 0 && (
            <MenuSection>
              <Header className={css.section ?? ''}>At the desk</Header>
              {people.map(({ id, name }) => (
                <Line key={id} id={`sit:${id}`} label={`Switch to ${name}`} />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

function Line({ id, label, hint }: { id: string; label: string; hint?: string | undefined }) {
  return (
    <MenuItem className={list.item ?? ''} id={id} textValue={label}>
      <span className={list.label}>{label}</span>
      {hint && <span className={list.hint}>{hint}</span>}
    </MenuItem>
  );
}

function split(key: string): [string, string] {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
}

function isNamed(action: Pick<Action, 'label' | 'also'>, text: string): boolean {
  const within = `${action.label} ${action.also ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}

export function usePaletteKey(open: () => void, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
