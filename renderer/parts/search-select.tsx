import { type ReactNode, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components/ComboBox';
import css from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';
import list from './menu.module.css';

/**
 * Choose one of many by typing. With `onText` the list comes from the core as somebody types (pass what it answered as
 * `items`); without it, `items` is everything and is narrowed here.
 */
export interface SearchItem {
  id: string;
  label: string;
  /** Second line: what tells alike names apart. */
  detail?: ReactNode;
}

export interface SearchSelectProps extends FieldProps {
  value: string | null;
  /** What the chosen id is called, where it is not among `items`. */
  valueLabel?: string | undefined;
  onChange(id: string | null, item: SearchItem | null): void;
  items: readonly SearchItem[];
  onText?(text: string): void;
  placeholder?: string;
  /** Shown in the list where nothing is found. */
  nothing?: ReactNode;
}

const MOST = 50;

export function SearchSelect(props: SearchSelectProps) {
  const { name, value, onChange, items, onText, disabled, placeholder, width = 'medium' } = props;
  const called = items.find((item) => item.id === value)?.label ?? (value === null ? '' : (props.valueLabel ?? ''));
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? called;
  const narrowed = onText || typed === null || typed === '' ? items : items.filter((item) => holds(item.label, typed));
  return (
    <FieldFrame {...props} width={width}>
      {({ id, describedBy, error }) => (
        <ComboBox
          className={css.beside ?? ''}
          aria-label={props.label}
          items={narrowed.slice(0, MOST)}
          inputValue={text}
          onInputChange={(next) => {
            if (next === text) return;
            setTyped(next);
            onText?.(next);
            if (next === '' && value !== null) onChange(null, null);
          }}
          selectedKey={value}
          onSelectionChange={(key) => {
            const item = items.find((each) => each.id === key) ?? null;
            if (key !== null && !item) return;
            setTyped(null);
            if (key !== null || typed === '') onChange(item?.id ?? null, item);
          }}
          onBlur={() => setTyped(null)}
          menuTrigger="focus"
          allowsEmptyCollection
          isDisabled={disabled ?? false}
          isInvalid={error !== undefined}
        >
          <Input
            className={css.control ?? ''}
            id={id}
            name={name}
            autoComplete="off"
            {...(placeholder ? { placeholder } : {})}
            {...(describedBy ? { 'aria-describedby': describedBy } : {})}
          />
          <Button className={css.arrow ?? ''} aria-label="Show the list">
            <Icon shape="open" />
          </Button>
          <Popover className={list.popover ?? ''}>
            <ListBox
              className={list.menu ?? ''}
              renderEmptyState={() => (
                <p className={list.hint}>{props.nothing ?? 'Nothing found. Try fewer letters.'}</p>
              )}
            >
              {(item: SearchItem) => (
                <ListBoxItem className={list.item ?? ''} id={item.id} textValue={item.label}>
                  <Text slot="label" className={list.label ?? ''}>
                    {item.label}
                  </Text>
                  {item.detail && (
                    <Text slot="description" className={list.hint ?? ''}>
                      {item.detail}
                    </Text>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </FieldFrame>
  );
}

/** Every word typed is in it, in any order, whatever the case or accents. */
function holds(label: string, typed: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const within = plain(label);
  return plain(typed)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
