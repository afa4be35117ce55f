import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../electron/papers/fonts.ts';
import { linesOf } from '../../electron/papers/lines.ts';
import { initialsOf, privately } from '../../electron/papers/names.ts';

const voice = { face: 'regular' as const, colour: '#000000' };
const said = (text: string, width: number) =>
  linesOf(text, width, 11, voice).map(({ stretches }) => stretches.map((stretch) => stretch.text).join(''));

describe('breaking lines', () => {
  test('no line is wider than asked, and no letter is lost', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 30, max: 400 }), (text, width) => {
        const lines = linesOf(text, width, 11, voice);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
        const kept = lines.flatMap(({ stretches }) => stretches.map((stretch) => stretch.text)).join('');
        expect(kept.replace(/\s/g, '')).toBe(text.normalize('NFC').replace(/\s/g, ''));
      }),
    );
  });

  test('a word wider than the column is broken between letters', () => {
    const lines = said('Brzęczyszczykiewicz-Llanfairpwllgŵyngyll', 60);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe('Brzęczyszczykiewicz-Llanfairpwllgŵyngyll');
  });

  test('a date is never broken', () => {
    const width = widthOf('until 24 Nov', 'regular', 11) + 1;
    expect(said('until 24 Nov 2026', width)).toEqual(['until', '24 Nov 2026']);
  });

  test('a line break in the text is a line break on paper', () => {
    expect(said('one\ntwo', 400)).toEqual(['one', 'two']);
  });
});

describe('initials', () => {
  test.each([
    ['Ffion', 'Wyn-Jones', 'F. W.-J.'],
    ['Świętosława', 'Łoś', 'Ś. Ł.'],
    ['Mary Ann', 'Testwell', 'M. A. T.'],
    ['ŵyn', 'de Test', 'Ŵ. D. T.'],
  ])('%s %s is %s', (forename, surname, initials) => {
    expect(initialsOf({ forename, surname })).toBe(initials);
  });

  test('names in free text become initials, longest first, and parts of other words stay', () => {
    const say = privately({ forename: 'Robin', surname: 'Łoś', knownAs: 'Rob', fullName: false });
    expect(say('Robin Łoś and Rob like robins. Robinson, Łośka.')).toBe(
      'R. Ł. and R. Ł. like robins. Robinson, Łośka.',
    );
  });

  test('a forename that is also a word keeps small letters as they are', () => {
    const say = privately({ forename: 'Will', surname: 'Testwell', fullName: false });
    expect(say('The school will help Will.')).toBe('The school will help W. T..');
  });
});
