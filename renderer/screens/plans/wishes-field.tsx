import { uuidv7 } from '../../../shared/uuid.ts';
import { STA_WISHES } from '../../../shared/words.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { GroupFrame } from '../../parts/field.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { WishRow } from './plan-values.ts';
import css from './plans.module.css';

/** STAs preferred, excluded, or the only ones; the reason is shown at the moment of choice in the weekly meeting. */
export interface WishesFieldProps {
  wishes: readonly WishRow[];
  onChange(wishes: WishRow[]): void;
  stas: readonly { id: string; name: string }[];
}

export function WishesField({ wishes, onChange, stas }: WishesFieldProps) {
  const change = (key: string, some: Partial<WishRow>) =>
    onChange(wishes.map((wish) => (wish.key === key ? { ...wish, ...some } : wish)));
  const options = stas.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <GroupFrame
      name="staWishes"
      label="STAs for this pupil"
      optional
      hint="Say why: the reason is shown in the weekly meeting."
    >
      {() => (
        <div className={css.rows}>
          {wishes.map((wish, at) => (
            <div className={css.phase} key={wish.key}>
              <Select
                name={`staWishes.${at}.staId`}
                label="STA"
                width="short"
                value={wish.staId === '' ? null : wish.staId}
                onChange={(staId) => change(wish.key, { staId })}
                options={options}
              />
              <Select
                name={`staWishes.${at}.wish`}
                label="Wish"
                width="short"
                value={wish.wish}
                onChange={(chosen) => change(wish.key, { wish: chosen })}
                options={optionsOf(STA_WISHES)}
              />
              <div className={css.grow}>
                <TextField
                  name={`staWishes.${at}.reason`}
                  label="Why"
                  value={wish.reason}
                  onChange={(reason) => change(wish.key, { reason })}
                />
              </div>
              <Button
                kind="plain"
                icon="cross"
                label={`Take wish ${at + 1} away`}
                onPress={() => onChange(wishes.filter(({ key }) => key !== wish.key))}
              />
            </div>
          ))}
          <Row>
            <Button
              icon="plus"
              onPress={() => onChange([...wishes, { key: uuidv7(), staId: '', wish: 'preferred', reason: '' }])}
            >
              Add an STA
            </Button>
          </Row>
        </div>
      )}
    </GroupFrame>
  );
}
