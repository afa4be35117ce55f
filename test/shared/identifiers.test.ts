import { describe, expect, it } from 'vitest';
import { checkDfeNumber, checkUpn, checkUrn, yearGroupLabel, yearGroupOn } from '../../shared/identifiers.ts';

describe('UPN', () => {
  it.each(['B801200005001', 'P207000016049', 'P937205924001', 'D937205924002', 'A93721042400A', 'B93730012300B'])(
    '%s is right',
    (upn) => {
      expect(checkUpn(upn)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['A801200005001', 'B'],
    ['X80120000A001', null],
    ['Q207000016049', 'P'],
    // Listed as valid in our reference, but its sum is 256, which asks for D: the arithmetic decides.
    ['B937205924002', 'D'],
  ])('%s is wrong, and the letter expected is said: %s', (upn, letter) => {
    const checked = checkUpn(upn);
    expect(checked.ok).toBe(false);
    if (!checked.ok && letter) expect(checked.sentence).toContain(`should be ${letter},`);
  });

  it('says that a UPN ending in a letter is temporary', () => {
    expect(checkUpn('a93721042400a')).toEqual({ ok: true, value: { upn: 'A93721042400A', temporary: true } });
  });
});

describe('school numbers', () => {
  it('reads a DfE number with and without its stroke', () => {
    expect(checkDfeNumber('937/2345')).toEqual({ ok: true, value: '9372345' });
    expect(checkDfeNumber('9372345')).toEqual({ ok: true, value: '9372345' });
    expect(checkDfeNumber('937').ok).toBe(false);
  });
  it('wants six digits of a URN', () => {
    expect(checkUrn(' 123456 ')).toEqual({ ok: true, value: '123456' });
    expect(checkUrn('12345').ok).toBe(false);
  });
});

describe('year group', () => {
  it.each([
    ['2021-08-31', '2026-09-01', 1],
    ['2021-09-01', '2026-09-01', 0],
    ['2021-08-31', '2026-08-31', 0],
    ['2015-09-01', '2026-11-24', 6],
    ['2022-12-01', '2026-11-24', -1],
  ])('born %s, on %s: %i', (born, day, year) => {
    expect(yearGroupOn(born, day)).toBe(year);
  });
  it('is said in words', () => {
    expect([yearGroupLabel(-1), yearGroupLabel(0), yearGroupLabel(4)]).toEqual(['Nursery', 'Reception', 'Year 4']);
  });
});
