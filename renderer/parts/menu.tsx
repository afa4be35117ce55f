import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { Button, type ButtonProps } from './button.tsx';
import { Icon, type Shape } from './icons.tsx';
import css from './menu.module.css';

/** A button that opens a short list of things to do. */
export interface MenuChoice {
  id: string;
  label: ReactNode;
  /** What is typed to find it, where the label is not plain text. */
  text?: string;
  hint?: string;
  icon?: Shape;
  disabled?: boolean;
  onChoose(): void;
}

export interface MenuProps {
  /** On the button; with `icon` and no `children`, only for screen readers. */
  label: string;
  children?: ReactNode;
  icon?: Shape;
  kind?: ButtonProps['kind'];
  small?: boolean;
  choices: readonly MenuChoice[];
}

export function Menu({ label, children, icon, kind = 'secondary', small, choices }: MenuProps) {
  return (
    <MenuTrigger>
      <Button kind={kind} {...(small ? { small } : {})} {...(icon ? { icon } : {})} label={label}>
        {children}
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom start">
        <AriaMenu
          className={css.menu ?? ''}
          aria-label={label}
          onAction={(key) => choices.find((choice) => choice.id === key)?.onChoose()}
          disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
        >
          {choices.map((choice) => (
            <MenuItem
              className={css.item ?? ''}
              key={choice.id}
              id={choice.id}
              textValue={choice.text ?? (typeof choice.label === 'string' ? choice.label : choice.id)}
            >
              {choice.icon && <Icon shape={choice.icon} />}
              <span className={css.label}>{choice.label}</span>
              {choice.hint && <span className={css.hint}>{choice.hint}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
