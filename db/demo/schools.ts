import { addDays } from '../../shared/dates.ts';
import { codesOf, DISTRICTS, SELF_REVIEW } from '../../shared/words.ts';
import { closedDay } from '../schema/office.ts';
import { area, contact, type SelfReview, school, signUp } from '../schema/schools.ts';
import type { Making } from './making.ts';
import { nameAt } from './names.ts';

/** Thirty invented schools in real districts, with their contacts and their signatures to the memorandum. */
export interface DemoSchool {
  id: string;
  name: string;
  town: string;
  head: string;
  /** '9379101': an establishment that does not exist. */
  dfeNumber: string;
  easting: number;
  northing: number;
  signed: SignedState;
}
type SignedState = 'in-force' | 'ending' | 'expired' | 'never';
type District = keyof typeof DISTRICTS;

/** Name, town, district, and the corner of the county it lies in (Ordnance Survey, hundreds of metres). */
const SCHOOLS: readonly (readonly [string, string, District, number, number])[] = [
  ['Marrowby Primary School', 'Nuneaton', 'E07000219', 4358, 2921],
  ['Quillfold Primary School', 'Nuneaton', 'E07000219', 4371, 2912],
  ['Lanternfield Infant School', 'Nuneaton', 'E07000219', 4347, 2909],
  ['Lanternfield Junior School', 'Nuneaton', 'E07000219', 4348, 2908],
  ['Thimblemere CofE Primary School', 'Nuneaton', 'E07000219', 4382, 2930],
  ['Otterstoke Primary School', 'Bedworth', 'E07000219', 4356, 2868],
  ['Hobbins Cross Primary School', 'Bedworth', 'E07000219', 4348, 2872],
  ['Brackwater Academy', 'Bedworth', 'E07000219', 4369, 2861],
  ['Larkenhoe Primary School', 'Rugby', 'E07000220', 4503, 2751],
  ['Dapplemere Primary School', 'Rugby', 'E07000220', 4521, 2742],
  ['Oatsheaf Lane Primary School', 'Rugby', 'E07000220', 4494, 2763],
  ['Wickersham Green CofE Primary School', 'Rugby', 'E07000220', 4479, 2739],
  ['Puddingford Junior School', 'Rugby', 'E07000220', 4516, 2768],
  ['Fiddlestone Primary School', 'Rugby', 'E07000220', 4462, 2781],
  ['Candleton Primary School', 'Atherstone', 'E07000218', 4306, 2976],
  ['Acornby Primary School', 'Atherstone', 'E07000218', 4318, 2968],
  ['Inkpot Hill Primary School', 'Coleshill', 'E07000218', 4201, 2893],
  ['Rushlight Primary School', 'Polesworth', 'E07000218', 4263, 3021],
  ['Mittenshaw CofE Primary School', 'Kingsbury', 'E07000218', 4217, 2962],
  ['Bellwhistle Primary School', 'Leamington Spa', 'E07000222', 4321, 2659],
  ['Pebblewade Primary School', 'Leamington Spa', 'E07000222', 4334, 2648],
  ['Honeyditch Nursery and Infant School', 'Warwick', 'E07000222', 4283, 2651],
  ['Featherlow Primary School', 'Warwick', 'E07000222', 4275, 2663],
  ['Snowdrop Meadow Primary School', 'Kenilworth', 'E07000222', 4291, 2718],
  ['Twiddlecombe Primary School', 'Stratford-upon-Avon', 'E07000221', 4203, 2547],
  ['Ladlebrook CofE Primary School', 'Alcester', 'E07000221', 4091, 2574],
  ['Kitewell Primary School', 'Southam', 'E07000221', 4418, 2617],
  ['Gooseacre Primary School', 'Shipston-on-Stour', 'E07000221', 4259, 2403],
  ['Crumbleholt Primary School', 'Studley', 'E07000221', 4073, 2639],
  ['Nutbrowne Primary School', 'Wellesbourne', 'E07000221', 4278, 2553],
];

const STREETS = [
  'Teasel Lane',
  'Bobbin Street',
  'Old Ferry Road',
  'Mallow Close',
  'Hopscotch Row',
  'Lantern Way',
] as const;
const WITHOUT_SIGNATURE = new Set([13, 18, 27]);
const EXPIRED = new Set([12, 24]);
const ENDING = new Set([7]);
const IN_THE_NORTH = new Set<District>(['E07000218', 'E07000219', 'E07000220']);

export function addSchools(making: Making): DemoSchool[] {
  const north = making.add(area, { name: 'North and East', note: 'Nuneaton and Bedworth, North Warwickshire, Rugby.' });
  const south = making.add(area, { name: 'Central and South', note: 'Warwick and Stratford-on-Avon.' });
  return SCHOOLS.map((row, at) => addSchool(making, row, at, IN_THE_NORTH.has(row[2]) ? north : south));
}

function addSchool(
  making: Making,
  [name, town, district, east, north]: (typeof SCHOOLS)[number],
  at: number,
  areaId: string,
): DemoSchool {
  const { chance } = making;
  const dfeNumber = `937${9101 + at}`;
  const head = nameAt(100 + at);
  const easting = east * 100 + chance.between(0, 99);
  const northing = north * 100 + chance.between(0, 99);
  const infant = /Infant/.test(name);
  const domain = `${name.split(' ')[0]?.toLowerCase()}.example`;
  const phone = `01632 960${String(100 + at)}`;
  const id = making.add(school, {
    urn: String(990101 + at * 3),
    dfeNumber,
    name,
    type: /Academy/.test(name)
      ? 'Academy converter'
      : /CofE/.test(name)
        ? 'Voluntary controlled school'
        : 'Community school',
    status: 'open',
    phase: 'primary',
    lowAge: infant ? 3 : /Junior/.test(name) ? 7 : 4,
    highAge: infant ? 7 : 11,
    pupils: chance.between(90, 430),
    trust: /Academy/.test(name) ? 'Hedgerow Learning Trust' : null,
    street: `${chance.between(1, 90)} ${STREETS[at % STREETS.length]}`,
    town,
    postcode: `CV99 ${(at % 9) + 1}${'ABDEFGHJLN'[at % 10]}${'PQRSTUWXYZ'[(at * 3) % 10]}`,
    phone,
    headTeacher: head,
    districtCode: district,
    districtName: DISTRICTS[district],
    easting,
    northing,
    areaId,
    note: '',
  });
  const review = at % 4 === 0 ? selfReview(making) : null;
  const people = [
    ['semh-lead', nameAt(140 + at), 'SEMH lead'],
    ['senco', nameAt(180 + at), 'SENCO'],
    ['ci-lead', nameAt(215 + at), 'C&I lead'],
    ['sen-governor', nameAt(250 + at), 'Governor'],
  ] as const;
  for (const [kind, who, role] of people.slice(0, at % 5 === 4 ? 2 : 4)) {
    making.add(contact, { schoolId: id, kind, name: who, role, email: `${kind}@${domain}`, phone });
  }
  // One school has its own training day next week, so that the board shows a closed day.
  if (at === 10) {
    const monday = making.time.week(1);
    const last = making.time.openDays(monday).at(-1);
    if (last) making.add(closedDay, { schoolId: id, date: last, kind: 'inset', name: 'INSET day' });
  }
  const signed = WITHOUT_SIGNATURE.has(at)
    ? 'never'
    : EXPIRED.has(at)
      ? 'expired'
      : ENDING.has(at)
        ? 'ending'
        : 'in-force';
  if (signed !== 'never') addSignUp(making, id, head, signed, review);
  return { id, name, town, head, dfeNumber, easting, northing, signed };
}

function addSignUp(
  { add, time, chance }: Making,
  schoolId: string,
  head: string,
  signed: SignedState,
  review: SelfReview | null,
): void {
  const signedOn = time.day(signed === 'expired' ? -330 : -chance.between(280, 320));
  const until = { expired: time.day(-25), ending: time.day(18), 'in-force': null, never: null }[signed];
  add(signUp, {
    schoolId,
    signatory: head,
    signatoryRole: 'Head teacher',
    signedOn,
    mouVersion: '2017',
    inForceFrom: addDays(signedOn, chance.between(0, 6)),
    inForceUntil: until,
    note: signed === 'expired' ? 'Renewal sent to the school; not yet returned.' : '',
    selfReview: review,
    selfReviewedOn: review ? signedOn : null,
  });
}

function selfReview({ chance }: Making): SelfReview {
  return Object.fromEntries(
    codesOf(SELF_REVIEW).map((clause) => {
      const standing = chance.one(['yes', 'yes', 'yes', 'partly', 'no'] as const);
      return [clause, { standing, note: standing === 'yes' ? '' : 'To be looked at again in the summer term.' }];
    }),
  );
}
