import { addDays, type PlainDate } from '../../shared/dates.ts';
import { upnCheckLetter } from '../../shared/identifiers.ts';
import type { CodeOf, NEEDS } from '../../shared/words.ts';
import { agreement, carer, pupil } from '../schema/cases.ts';
import type { Making } from './making.ts';
import { nameAt, personAt } from './names.ts';
import type { DemoSchool } from './schools.ts';

/** Invented pupils of primary age, their parents and carers, and agreement to engage (P1). */
export interface DemoPupil {
  id: string;
  givenName: string;
  home: DemoSchool;
}

export interface PupilWanted {
  /** Counts the pupils from 0; name and UPN follow from it. */
  at: number;
  home: DemoSchool;
  needs: CodeOf<typeof NEEDS>[];
  agreedOn: PlainDate | null;
  withdrawnOn?: PlainDate;
}

export function addPupil(making: Making, wanted: PupilWanted): DemoPupil {
  const { add, chance } = making;
  const { at, home } = wanted;
  const person = personAt(at);
  const year = yearGroupFor(making, home);
  const startYear = schoolYearOf(making.time.today);
  const firstBirthday = `${startYear - 5 - year}-09-01`;
  const taughtBelow = at % 23 === 11 && year > 1;
  const id = add(pupil, {
    ...person,
    knownAs: at % 17 === 5 ? person.givenName.slice(0, 3) : null,
    dateOfBirth: at === 57 ? null : addDays(firstBirthday, chance.between(0, 363)),
    upn: at % 13 === 12 ? null : upnOf(home, startYear - year, at),
    taughtYear: taughtBelow ? String(year - 1) : null,
    homeSchoolId: home.id,
    senStatus: chance.one(['K', 'K', 'K', 'N', 'E']),
    needs: wanted.needs,
    note: at % 7 === 3 ? 'Settles best with a picture timetable and a warning before each change.' : '',
  });
  addCarers(making, id, person.familyName, at);
  if (wanted.agreedOn) {
    add(agreement, {
      pupilId: id,
      agreedBy: `${carerName(at)} ${person.familyName}`,
      agreedOn: wanted.agreedOn,
      how: chance.one(['signed', 'signed', 'email', 'in-person', 'phone']),
      withdrawnOn: wanted.withdrawnOn ?? null,
      withdrawnWhy: wanted.withdrawnOn ? 'The family wants to think again after the half term.' : null,
      note: '',
    });
  }
  return { id, givenName: person.givenName, home };
}

function addCarers({ add, chance }: Making, pupilId: string, familyName: string, at: number): void {
  const street = chance.one(['Bobbin Street', 'Teasel Lane', 'Hopscotch Row']);
  add(carer, {
    pupilId,
    name: `${carerName(at)} ${familyName}`,
    relationship: chance.one(['Mother', 'Mother', 'Father', 'Grandmother', 'Foster carer']),
    parentalResponsibility: true,
    phone: `07700 900${String(100 + at)}`,
    email: at % 3 === 0 ? `family${at}@home.example` : null,
    address: `${chance.between(1, 120)} ${street}`,
    note: '',
  });
  if (at % 2 === 1) return;
  add(carer, {
    pupilId,
    name: nameAt(300 + at),
    relationship: chance.one(['Father', 'Stepfather', 'Aunt']),
    parentalResponsibility: at % 4 === 0,
    phone: null,
    email: null,
    address: null,
    note: at % 8 === 0 ? 'Lives at another address; wants letters too.' : '',
  });
}

function carerName(at: number): string {
  return personAt(at + 17).givenName;
}

/** 0 is Reception. Infant schools end with Year 2 and junior schools begin with Year 3. */
function yearGroupFor({ chance }: Making, home: DemoSchool): number {
  if (home.name.includes('Infant')) return chance.between(1, 2);
  if (home.name.includes('Junior')) return chance.between(3, 6);
  return chance.between(1, 6);
}

/** The calendar year in which the present school year began. */
function schoolYearOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
}

/** A UPN of the invented establishment with its right check letter; every twentieth is a temporary one. */
function upnOf(home: DemoSchool, yearOfIssue: number, at: number): string {
  const serial = at % 20 === 19 ? `${String(at % 100).padStart(2, '0')}A` : String(100 + at);
  const twelve = `${home.dfeNumber}${String(yearOfIssue % 100).padStart(2, '0')}${serial}`;
  return `${upnCheckLetter(twelve)}${twelve}`;
}
