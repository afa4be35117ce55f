import { eq } from 'drizzle-orm';
import { carer, pupil } from '../../db/schema/cases.ts';
import type { QueryRun } from '../core/run.ts';

/**
 * What in a pupil's records is about somebody else, or may be: marked, so that a manager decides of each whether it goes out.
 * The name of a professional in that role is not marked.
 */
const ABOUT_OTHERS: Readonly<Record<string, string>> = {
  'carer.name': 'About a parent or carer',
  'carer.phone': 'About a parent or carer',
  'carer.email': 'About a parent or carer',
  'carer.address': 'About a parent or carer',
  'carer.note': 'About a parent or carer',
  'agreement.agreed_by': 'Names a parent or carer',
  'link_request.contract_by': 'Names a parent or carer',
  'restriction.reason': 'Says why others may not see the case',
  'restriction.lifted_why': 'Says why others may not see the case',
  'legal_hold.reason': 'May be legal advice',
  'legal_hold.lifted_why': 'May be legal advice',
};

/** Why this value has to be decided about; null where it may go out. */
export type Marks = (table: string, column: string, value: string) => string | null;

export function marksFor(run: QueryRun, pupilId: string): Marks {
  const carers = run.db.select({ name: carer.name }).from(carer).where(eq(carer.pupilId, pupilId)).all();
  const others = run.db
    .select({ id: pupil.id, givenName: pupil.givenName, familyName: pupil.familyName })
    .from(pupil)
    .all()
    .filter(({ id }) => id !== pupilId)
    .map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  const namesOf = (names: readonly string[]) => {
    const told = names.filter((name) => name.trim().length > 2).map((name) => name.toLowerCase());
    return (text: string) => told.some((name) => text.includes(name));
  };
  const namesCarer = namesOf(
    carers.flatMap(({ name }) => [name, ...name.split(' ').filter((part) => part.length > 3)]),
  );
  const namesOther = namesOf(others);
  return (table, column, value) => {
    if (value === '') return null;
    const about = ABOUT_OTHERS[`${table}.${column}`];
    if (about !== undefined) return about;
    const said = value.toLowerCase();
    if (namesOther(said)) return 'Names another pupil';
    return table !== 'pupil' && namesCarer(said) ? 'Names a parent or carer' : null;
  };
}
