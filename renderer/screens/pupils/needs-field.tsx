import { type CodeOf, codesOf, labelOf, NEEDS } from '../../../shared/words.ts';
import type { Field } from '../../api/fields.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { GroupFrame } from '../../parts/field.tsx';
import { Row } from '../../parts/layout.tsx';
import css from './pupils.module.css';

type Need = CodeOf<typeof NEEDS>;

const MOST = 5;

/** Up to five needs in their rank: the first is the primary one. Moved by buttons, so that no drag is needed. */
export function NeedsField({ name, value, onChange }: Field<Need[]>) {
  const left = codesOf(NEEDS).filter((need) => !value.includes(need));
  const up = (at: number) => {
    const [moved] = value.slice(at, at + 1);
    if (!moved) return;
    const others = value.toSpliced(at, 1);
    onChange(others.toSpliced(at - 1, 0, moved));
  };
  return (
    <GroupFrame name={name} label="Needs" hint="In order of rank: the first is the primary need." optional>
      {() => (
        <div className={css.needs}>
          <ol>
            {value.map((need, at) => (
              <li key={need}>
                <Row>
                  <span>{labelOf(NEEDS, need)}</span>
                  {at > 0 && (
                    <Button small kind="plain" icon="up" label={`Move up: ${NEEDS[need]}`} onPress={() => up(at)} />
                  )}
                  <Button
                    small
                    kind="plain"
                    icon="cross"
                    label={`Take away: ${NEEDS[need]}`}
                    onPress={() => onChange(value.filter((each) => each !== need))}
                  />
                </Row>
              </li>
            ))}
          </ol>
          {value.length < MOST && (
            <Select
              name={`${name}.add`}
              label="Add a need"
              bare
              placeholder="Add a need"
              value={null}
              onChange={(need) => onChange([...value, need])}
              options={left.map((need) => ({ value: need, label: NEEDS[need] }))}
            />
          )}
        </div>
      )}
    </GroupFrame>
  );
}
