import { addDays, isPlainDate } from '../../../shared/dates.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { NumberField, TextField } from '../../parts/text-field.tsx';
import type { SchoolName } from './plan-form.tsx';
import { isWholePlan, newPhase, type PhaseRow } from './plan-values.ts';
import css from './plans.module.css';
import { taperedPhases } from './suggest.ts';

/** Stretches of the plan with so many sessions a week, which may taper. One alone is the whole plan and asks for no days. */
export interface PhasesFieldProps {
  phases: readonly PhaseRow[];
  onChange(phases: PhaseRow[]): void;
  schools: readonly SchoolName[];
  dates: { startOn: string; endOn: string } | null;
  today: string;
}

export function PhasesField({ phases, onChange, schools, dates, today }: PhasesFieldProps) {
  const home = schools[0]?.id ?? '';
  const change = (key: string, some: Partial<PhaseRow>) =>
    onChange(phases.map((phase) => (phase.key === key ? { ...phase, ...some } : phase)));
  const addOne = () => {
    if (isWholePlan(phases)) {
      // The one that was the whole plan begins with it, and from now on has days of its own.
      const [first] = phases.map((phase) => ({ ...phase, fromOn: dates?.startOn ?? '' }));
      onChange([...(first ? [first] : []), newPhase(first?.schoolId ?? home, { untilOn: dates?.endOn ?? '' })]);
      return;
    }
    const last = phases.at(-1)?.untilOn ?? '';
    const fromOn = isPlainDate(last) ? addDays(last, 1) : (dates?.startOn ?? '');
    const untilOn = dates && dates.endOn >= fromOn ? dates.endOn : '';
    onChange([...phases, newPhase(phases.at(-1)?.schoolId ?? home, { fromOn, untilOn })]);
  };
  const suggest = () => {
    if (!dates) return;
    const there = schools[1]?.id ?? home;
    onChange(
      taperedPhases(dates.startOn, dates.endOn).map((phase, at) =>
        newPhase(at === 0 ? home : there, { ...phase, what: phases[at]?.what ?? '' }),
      ),
    );
  };
  return (
    <div className={css.rows}>
      {phases.map((phase, at) => (
        <fieldset className={css.phase} key={phase.key}>
          <legend className="unseen">Phase {at + 1}</legend>
          {!isWholePlan(phases) && (
            <>
              <DateField
                name={`phases.${at}.fromOn`}
                label="From"
                value={phase.fromOn}
                onChange={(fromOn) => change(phase.key, { fromOn })}
                today={dates?.startOn ?? today}
              />
              <DateField
                name={`phases.${at}.untilOn`}
                label="Until"
                value={phase.untilOn}
                onChange={(untilOn) => change(phase.key, { untilOn })}
                today={dates?.endOn ?? today}
              />
            </>
          )}
          <NumberField
            name={`phases.${at}.sessionsPerWeek`}
            label="Sessions a week"
            value={phase.sessionsPerWeek}
            onChange={(sessionsPerWeek) => change(phase.key, { sessionsPerWeek })}
          />
          {schools.length > 1 && (
            <Select
              name={`phases.${at}.schoolId`}
              label="Where"
              width="short"
              value={phase.schoolId}
              onChange={(schoolId) => change(phase.key, { schoolId })}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <div className={css.grow}>
            <TextField
              name={`phases.${at}.what`}
              label="What happens"
              optional
              value={phase.what}
              onChange={(what) => change(phase.key, { what })}
            />
          </div>
          {phases.length > 1 && (
            <Button
              kind="plain"
              icon="cross"
              label={`Take phase ${at + 1} away`}
              onPress={() => onChange(phases.filter(({ key }) => key !== phase.key))}
            />
          )}
        </fieldset>
      ))}
      <Row>
        <Button icon="plus" onPress={addOne}>
          Add a phase
        </Button>
        <Button disabled={!dates} onPress={suggest}>
          Suggest phases that taper
        </Button>
        <Quiet>
          {dates ? 'A session is half a school day.' : 'Enter start and end first; then phases can be suggested.'}
        </Quiet>
      </Row>
    </div>
  );
}
