/**
 * Whose name stands on a paper, and how. Initials unless somebody chose the full name; with initials, the pupil's names
 * are taken out of free text too, because a purpose or a target is typed by people who use them.
 */
export interface PupilNamed {
  forename: string;
  surname: string;
  /** What the pupil is called, where that is another name. */
  knownAs?: string | null;
  fullName: boolean;
}

/** 'Ffion Wyn-Jones' or 'F. W.-J.', as chosen. */
export function pupilShown(pupil: PupilNamed): string {
  return pupil.fullName ? `${pupil.forename} ${pupil.surname}` : initialsOf(pupil);
}

/** 'F. W.-J.' for Ffion Wyn-Jones: each part of a double name counts; Welsh and Polish letters keep their marks. */
export function initialsOf({ forename, surname }: Pick<PupilNamed, 'forename' | 'surname'>): string {
  const part = (name: string) =>
    name
      .split(/[\s]+/)
      .filter(Boolean)
      .map((word) =>
        word
          .split('-')
          .filter(Boolean)
          .map((each) => `${first(each)}.`)
          .join('-'),
      )
      .join(' ');
  return `${part(forename)} ${part(surname)}`.trim();
}

/** Free text as it may stand on this paper: unchanged with the full name, else each of the pupil's names as initials. */
export function privately(pupil: PupilNamed): (text: string) => string {
  if (pupil.fullName) return (text) => text;
  const both = `${pupil.forename} ${pupil.surname}`;
  const known = pupil.knownAs ? [`${pupil.knownAs} ${pupil.surname}`, pupil.knownAs] : [];
  const names = [both, ...known, pupil.forename, pupil.surname, ...pupil.forename.split(/[\s-]+/)]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (names.length === 0) return (text) => text;
  // \b knows only A to Z; a name may begin with Ł or end with ŵ.
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}])(?:${names.join('|')})(?![\\p{L}\\p{M}])`, 'gu');
  const initials = initialsOf(pupil);
  return (text) => text.normalize('NFC').replace(pattern, initials);
}

/** What a paper with this choice does not say, for the print register. */
export function withheldFrom(pupil: PupilNamed): string[] {
  const always = ['Date of birth', 'UPN', 'Address', 'Parents’ and carers’ names'];
  return pupil.fullName ? always : ['Full name', ...always];
}

function first(word: string): string {
  return [...word.normalize('NFC')][0]?.toLocaleUpperCase('en-GB') ?? '';
}
