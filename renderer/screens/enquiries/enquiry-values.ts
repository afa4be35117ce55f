import type { CaseEnquiry } from '../../../shared/api/cases.ts';
import type { LookAlike } from '../../../shared/api/pupils.ts';
import type { PlainDate } from '../../../shared/dates.ts';
import type { CodeOf, ENQUIRY_WAYS, NEEDS, SEN_STATUSES } from '../../../shared/words.ts';

/** What the enquiry form holds while it is typed, and what the core is sent of it. */

/** The draft of an enquiry that is not about a pupil chosen beforehand. */
export const NEW_ENQUIRY = 'enquiry/new';

/** What the school asked: the same for a new enquiry and for one that is corrected. */
export interface AskedValues {
  receivedOn: string;
  how: CodeOf<typeof ENQUIRY_WAYS>;
  askedBy: string;
  askedByRole: string;
  concern: string;
}

/** A pupil already in the register, as the form shows the choice. */
export type ChosenPupil = Pick<LookAlike, 'pupilId' | 'name' | 'dateOfBirth' | 'schoolName' | 'openCase'>;

export interface EnquiryValues extends AskedValues {
  schoolId: string | null;
  schoolName: string;
  chosen: ChosenPupil | null;
  givenName: string;
  familyName: string;
  dateOfBirth: string;
  upn: string;
  senStatus: CodeOf<typeof SEN_STATUSES>;
  needs: CodeOf<typeof NEEDS>[];
}

export function newEnquiry(today: PlainDate): EnquiryValues {
  return {
    schoolId: null,
    schoolName: '',
    chosen: null,
    givenName: '',
    familyName: '',
    dateOfBirth: '',
    upn: '',
    senStatus: 'K',
    needs: [],
    receivedOn: today,
    how: 'phone',
    askedBy: '',
    askedByRole: '',
    concern: '',
  };
}

export function enquiryInput(values: EnquiryValues) {
  const { schoolId, chosen, givenName, familyName, dateOfBirth, upn, senStatus, needs } = values;
  return {
    schoolId: schoolId ?? '',
    pupilId: chosen?.pupilId ?? null,
    pupil: chosen
      ? null
      : { givenName, familyName, dateOfBirth: dateOfBirth || null, upn: upn || null, senStatus, needs },
    ...askedInput(values),
  };
}

export function askedInput({ receivedOn, how, askedBy, askedByRole, concern }: AskedValues) {
  return { receivedOn, how, askedBy, askedByRole: askedByRole || null, concern };
}

export interface ChangeValues extends AskedValues {
  version: number;
}

export function askedOf({ version, receivedOn, how, askedBy, askedByRole, concern }: CaseEnquiry): ChangeValues {
  return { version, receivedOn, how, askedBy, askedByRole: askedByRole ?? '', concern };
}
