import { STANDINGS } from '../../../shared/words.ts';
import type { Field } from '../../api/fields.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { optionsOf } from '../../parts/options.ts';

/** Whether STS has seen it, or the school says so. */
export function StandingField(field: Field<keyof typeof STANDINGS>) {
  return <RadioGroup label="How we know" inline options={OPTIONS} {...field} />;
}

/** Claimed comes first: on the phone it usually is. */
const OPTIONS = optionsOf(STANDINGS).toReversed();
