import { Button } from '../../parts/button.tsx';
import { Row } from '../../parts/layout.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { newTarget, type TargetRow } from './plan-values.ts';
import css from './plans.module.css';

/** Targets with what school, family, STS and pupil each do. */
export function TargetsField({ targets, onChange }: { targets: readonly TargetRow[]; onChange(t: TargetRow[]): void }) {
  const change = (key: string, some: Partial<TargetRow>) =>
    onChange(targets.map((target) => (target.key === key ? { ...target, ...some } : target)));
  return (
    <div className={css.rows}>
      {targets.map((target, at) => (
        <fieldset className={css.target} key={target.key}>
          <legend className="unseen">Target {at + 1}</legend>
          <div className={css.targetHead}>
            <h4>Target {at + 1}</h4>
            <Button
              kind="plain"
              icon="cross"
              label={`Take target ${at + 1} away`}
              onPress={() => onChange(targets.filter(({ key }) => key !== target.key))}
            />
          </div>
          <TextField
            name={`targets.${at}.what`}
            label="What the pupil will be able to do"
            value={target.what}
            onChange={(what) => change(target.key, { what })}
          />
          <div className={css.whoWill}>
            {WHO.map(({ id, label }) => (
              <TextArea
                key={id}
                name={`targets.${at}.${id}`}
                label={label}
                optional
                rows={2}
                value={target[id]}
                onChange={(text) => change(target.key, { [id]: text })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Row>
        <Button icon="plus" onPress={() => onChange([...targets, newTarget()])}>
          Add a target
        </Button>
      </Row>
    </div>
  );
}

const WHO = [
  { id: 'schoolWill', label: 'The school will' },
  { id: 'familyWill', label: 'The family will' },
  { id: 'stsWill', label: 'STS will' },
  { id: 'pupilWill', label: 'The pupil will' },
] as const;
