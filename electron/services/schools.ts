import { eq } from 'drizzle-orm';
import { area, contact, school, signUp } from '../../db/schema/schools.ts';
import type { schoolsApi } from '../../shared/api/schools.ts';
import { showDate } from '../../shared/dates.ts';
import { checkDfeNumber } from '../../shared/identifiers.ts';
import { DISTRICTS, SELF_REVIEW } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { importGias, previewGias, takeGiasPart } from './gias-import.ts';
import { schoolLines, schoolPlaces } from './school-lines.ts';
import { schoolPage } from './school-page.ts';

/** Schools: by hand and from GIAS, their contacts, their signatures to the memorandum with the self-review of each. */
export const schools: Service<typeof schoolsApi> = {
  list: (run, wanted) => schoolLines(run, wanted),

  places: (run) => schoolPlaces(run),

  show: (run, { id }) => schoolPage(run, id),

  add(run, input) {
    refuseTakenUrn(run, input.urn, null);
    return { id: run.insert(school, checked(run, input)) };
  },

  change(run, { id, version, ...input }) {
    refuseTakenUrn(run, input.urn, id);
    run.update(school, id, version, checked(run, input));
    return { id };
  },

  saveContact(run, { id, version, ...input }) {
    if (id && version !== null) {
      run.update(contact, id, version, input);
      return { id };
    }
    return { id: run.insert(contact, { ...input, until: null }) };
  },

  endContact(run, { id, version }) {
    run.update(contact, id, version, { until: run.today });
    return {};
  },

  signUp(run, input) {
    return { id: run.insert(signUp, { ...checkedSignUp(run, input), withdrawnOn: null }) };
  },

  changeSignUp(run, { id, version, ...input }) {
    run.update(signUp, id, version, checkedSignUp(run, input));
    return { id };
  },

  withdrawSignUp(run, { id, version, withdrawnOn }) {
    const there = run.db.select().from(signUp).where(eq(signUp.id, id)).get();
    if (there && withdrawnOn < there.inForceFrom) {
      throw refuseField('withdrawnOn', `The sign-up begins on ${showDate(there.inForceFrom)}, after that day.`);
    }
    run.update(signUp, id, version, { withdrawnOn });
    return {};
  },

  saveSelfReview(run, { signUpId, version, selfReview, selfReviewedOn }) {
    const unknown = Object.keys(selfReview).find((clause) => !(clause in SELF_REVIEW));
    if (unknown) throw refuseField('selfReview', `${unknown} is no clause of section 1.`);
    if (selfReviewedOn > run.today) throw refuseField('selfReviewedOn', 'The day of the self-review is in the future.');
    run.update(signUp, signUpId, version, { selfReview, selfReviewedOn });
    return {};
  },

  sendGiasPart: {
    app(_app, _session, { fileId, part, bytes }) {
      takeGiasPart(fileId, part, bytes);
      return {};
    },
  },

  previewImport: (run, { fileId }) => previewGias(run, fileId),

  importGias: (run, { previewId, leaveOut }) => importGias(run, previewId, leaveOut),
};

function refuseTakenUrn(run: QueryRun, urn: string, id: string | null): void {
  const there = run.db.select({ id: school.id, name: school.name }).from(school).where(eq(school.urn, urn)).get();
  if (!there || there.id === id) return;
  throw refuse(
    'conflict',
    `URN ${urn} is ${there.name}, which is in the register already.`,
    'Open that school and change it there.',
    {
      link: { to: `/schools/${there.id}`, label: there.name },
      fields: [{ path: 'urn', sentence: `This is the URN of ${there.name}.` }],
    },
  );
}

function checked<T extends { dfeNumber: string | null; districtCode: string | null; areaId: string | null }>(
  run: QueryRun,
  input: T,
) {
  const number = input.dfeNumber ? checkDfeNumber(input.dfeNumber) : null;
  if (number && !number.ok) throw refuseField('dfeNumber', number.sentence);
  if (input.areaId && !run.db.select({ id: area.id }).from(area).where(eq(area.id, input.areaId)).get()) {
    throw notFound('The area');
  }
  return {
    ...input,
    dfeNumber: number?.value ?? null,
    districtName: DISTRICTS[input.districtCode as keyof typeof DISTRICTS] ?? null,
  };
}

function checkedSignUp<T extends { signedOn: string; inForceFrom: string; inForceUntil: string | null }>(
  run: QueryRun,
  input: T,
): T {
  if (input.signedOn > run.today) throw refuseField('signedOn', 'The day of signing is in the future.');
  if (input.inForceUntil !== null && input.inForceUntil < input.inForceFrom) {
    throw refuseField('inForceUntil', 'The last day in force comes before the first.');
  }
  return input;
}
