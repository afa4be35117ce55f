import { isPlainDate, type PlainDate } from '../../shared/dates.ts';
import { checkUpn } from '../../shared/identifiers.ts';
import { distance, plainLetters, soundOf } from './name-sounds.ts';

/**
 * Whether two pupils may be one: a score with its reasons, for a person to judge. Twins are said to be twins, and nothing
 * is ever merged by itself.
 */
export interface Described {
  givenName: string;
  familyName: string;
  knownAs?: string | null;
  dateOfBirth: PlainDate | null;
  upn: string | null;
  schoolId: string | null;
}

export interface Likeness {
  /** 0 to 200; `WORTH_SHOWING` and more is worth showing. */
  score: number;
  reasons: string[];
  /** Same family name and birthday, but another first name or another permanent UPN: most likely another child. */
  twin: boolean;
}

export const WORTH_SHOWING = 40;

/** How alike each of many pupils is to the one entered; names that many of them share are compared once. */
export function likenessTo(entered: Described): (known: Described) => Likeness {
  const toGiven = nearnessTo(entered.givenName);
  const toFamily = nearnessTo(entered.familyName);
  return (known) => likeness(entered, known, { toGiven, toFamily });
}

interface Compared {
  toGiven(name: string): Nearness;
  toFamily(name: string): Nearness;
}

function likeness(entered: Described, known: Described, { toGiven, toFamily }: Compared): Likeness {
  const reasons: string[] = [];
  let score = 0;
  const add = (points: number, reason: string) => {
    score += points;
    reasons.push(reason);
  };
  const family = toFamily(known.familyName);
  const given = nearest(toGiven(known.givenName), toGiven(known.knownAs ?? ''));
  const birthday = birthdays(entered.dateOfBirth, known.dateOfBirth);
  const upn = upns(entered.upn, known.upn);
  if (upn === 'same') add(100, 'the same UPN');
  if (family !== 'different') add(FAMILY[family].points, FAMILY[family].reason);
  if (given !== 'different') add(GIVEN[given].points, GIVEN[given].reason);
  if (
    family === 'different' &&
    given === 'different' &&
    isSure(toGiven(known.familyName)) &&
    isSure(toFamily(known.givenName))
  ) {
    add(45, 'first name and family name the other way round');
  }
  if (birthday !== 'different') add(BIRTHDAY[birthday].points, BIRTHDAY[birthday].reason);
  if (score > 0 && entered.schoolId !== null && entered.schoolId === known.schoolId) add(4, 'the same school');
  const otherName = given === 'different' && entered.givenName.trim() !== '';
  const twin = upn !== 'same' && birthday === 'same' && isSure(family) && (otherName || upn === 'different');
  if (twin) reasons.push(`another ${otherName ? 'first name' : 'UPN'}, so perhaps a twin`);
  else if (upn === 'different') add(-20, 'another UPN');
  if (entered.dateOfBirth && known.dateOfBirth && birthday === 'different') {
    add(-5, 'another date of birth');
  }
  return { score, reasons, twin };
}

type Nearness = 'same' | 'spelled alike' | 'sounds alike' | 'begins alike' | 'shares a part' | 'different';

const FAMILY = {
  same: { points: 25, reason: 'the same family name' },
  'spelled alike': { points: 20, reason: 'a family name spelled alike' },
  'sounds alike': { points: 20, reason: 'a family name that sounds alike' },
  'begins alike': { points: 15, reason: 'a family name that begins alike' },
  'shares a part': { points: 15, reason: 'a part of the family name' },
};
const GIVEN = {
  same: { points: 25, reason: 'the same first name' },
  'spelled alike': { points: 20, reason: 'a first name spelled alike' },
  'sounds alike': { points: 20, reason: 'a first name that sounds alike' },
  'begins alike': { points: 20, reason: 'a first name that begins alike' },
  'shares a part': { points: 15, reason: 'a part of the first name' },
};
const BIRTHDAY = {
  same: { points: 35, reason: 'the same date of birth' },
  swapped: { points: 25, reason: 'a date of birth with day and month swapped' },
  'one figure': { points: 20, reason: 'a date of birth that differs in one figure' },
};

const ORDER: readonly Nearness[] = [
  'same',
  'spelled alike',
  'sounds alike',
  'begins alike',
  'shares a part',
  'different',
];

function nearest(a: Nearness, b: Nearness): Nearness {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

function isSure(near: Nearness): boolean {
  return near === 'same' || near === 'spelled alike' || near === 'sounds alike';
}

function nearnessTo(name: string): (other: string) => Nearness {
  const own = heard(name);
  const known = new Map<string, Nearness>();
  return (other) => {
    const near = known.get(other) ?? nearness(own, heard(other));
    known.set(other, near);
    return near;
  };
}

/** A name as it is compared: capitals, accents, hyphens and apostrophes never count. */
interface Heard {
  letters: string;
  /** Worked out when it is asked for. */
  readonly sound: string;
  /** The names within a double name ('Quill-Otterby'), short ones such as 'de' left out. */
  readonly parts: readonly string[];
}

function heard(name: string): Heard {
  let sound: string | null = null;
  const letters = plainLetters(name);
  return {
    letters,
    get sound() {
      sound ??= soundOf(name);
      return sound;
    },
    get parts() {
      const parts = name.split(/[\s\p{Pd}]+/u);
      return (parts.length === 1 ? [letters] : parts.map(plainLetters)).filter((part) => part.length >= 3);
    },
  };
}

function nearness(one: Heard, two: Heard): Nearness {
  if (one.letters === '' || two.letters === '') return 'different';
  if (one.letters === two.letters) return 'same';
  const shorter = Math.min(one.letters.length, two.letters.length);
  const most = shorter > 6 ? 2 : shorter >= 4 ? 1 : 0;
  if (Math.abs(one.letters.length - two.letters.length) <= most && distance(one.letters, two.letters) <= most)
    return 'spelled alike';
  if (shorter >= 3 && one.sound === two.sound) return 'sounds alike';
  if (shorter >= 3 && (one.letters.startsWith(two.letters) || two.letters.startsWith(one.letters)))
    return 'begins alike';
  return one.parts.some((part) => two.parts.includes(part)) ? 'shares a part' : 'different';
}

/** Only permanent UPNs tell two children apart: a temporary one gives way to another. */
function upns(a: string | null, b: string | null): 'same' | 'different' | 'not known' {
  if (a === null || b === null) return 'not known';
  if (a === b) return 'same';
  return [a, b].every(isPermanent) ? 'different' : 'not known';
}

function isPermanent(upn: string): boolean {
  const checked = checkUpn(upn);
  return checked.ok && !checked.value.temporary;
}

function birthdays(a: PlainDate | null, b: PlainDate | null): 'same' | 'swapped' | 'one figure' | 'different' {
  if (!a || !b || !isPlainDate(a) || !isPlainDate(b)) return 'different';
  if (a === b) return 'same';
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)) return 'swapped';
  const figures = [...a].filter((figure, at) => figure !== b[at]).length;
  return figures === 1 ? 'one figure' : 'different';
}
