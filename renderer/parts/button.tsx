import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import css from './button.module.css';
import { Icon, type Shape } from './icons.tsx';
import { A } from './link.tsx';

/**
 * `primary` once a screen; `plain` for what is quiet (in rows, beside headings); `danger` where something ends.
 * `LinkButton` looks the same and goes to a place.
 */
export interface ButtonProps {
  children?: ReactNode;
  onPress?: () => void;
  kind?: 'primary' | 'secondary' | 'plain' | 'danger';
  type?: 'button' | 'submit';
  icon?: Shape;
  /** Instead of children where only the icon shows. */
  label?: string;
  small?: boolean;
  disabled?: boolean;
  /**
   * Shown while it works; it stays focusable and does nothing meanwhile. Not React Aria's isPending, which announces the
   * button by an id that is gone once its dialog closes.
   */
  busy?: boolean;
  pressed?: boolean;
  describedBy?: string;
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'secondary', type = 'button', icon, label, small, disabled, busy, pressed } = props;
  return (
    <AriaButton
      className={css.button ?? ''}
      type={type}
      {...(onPress && !busy ? { onPress } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      isDisabled={disabled ?? false}
      data-busy={busy || undefined}
      data-kind={kind}
      data-small={small || undefined}
      data-icon-only={children === undefined || undefined}
    >
      {icon && <Icon shape={icon} />}
      {children}
      {busy && (
        <>
          <span aria-hidden="true">…</span>
          <span className="unseen"> (at work)</span>
        </>
      )}
    </AriaButton>
  );
}

export interface LinkButtonProps extends Pick<ButtonProps, 'kind' | 'icon' | 'small'> {
  to: string;
  children: ReactNode;
}

export function LinkButton({ to, children, kind = 'secondary', icon, small }: LinkButtonProps) {
  return (
    <A to={to} className={css.button} data={{ 'data-kind': kind, 'data-small': small || undefined }}>
      {icon && <Icon shape={icon} />}
      {children}
    </A>
  );
}
