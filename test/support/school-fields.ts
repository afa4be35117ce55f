import type { SchoolPage, SignUp } from '../../shared/api/schools.ts';

export type SchoolFields = Pick<
  SchoolPage,
  | 'urn'
  | 'dfeNumber'
  | 'name'
  | 'phase'
  | 'status'
  | 'street'
  | 'town'
  | 'postcode'
  | 'phone'
  | 'headTeacher'
  | 'districtCode'
  | 'areaId'
  | 'easting'
  | 'northing'
  | 'note'
>;
export type SignUpFields = Pick<
  SignUp,
  'signatory' | 'signatoryRole' | 'signedOn' | 'mouVersion' | 'inForceFrom' | 'inForceUntil' | 'note'
>;

/** A school as its form sends it. */
export const MARROWBY: SchoolFields = {
  urn: '999001',
  dfeNumber: '937/2345',
  name: 'Marrowby Primary',
  phase: 'primary',
  status: 'open',
  street: null,
  town: 'Rugby',
  postcode: null,
  phone: null,
  headTeacher: null,
  districtCode: 'E07000220',
  areaId: null,
  easting: null,
  northing: null,
  note: '',
};

/** A signature to the memorandum that is in force and has no end. */
export const SIGNED: SignUpFields = {
  signatory: 'A Head',
  signatoryRole: 'Head',
  signedOn: '2026-09-01',
  mouVersion: '2017',
  inForceFrom: '2026-09-01',
  inForceUntil: null,
  note: '',
};
