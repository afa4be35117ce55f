import { describe, expect, it } from 'vitest';
import {
  decidersOf,
  faultsOfDecision,
  faultsOfReasons,
  keptOut,
  type Member,
  memberShown,
  quorumOf,
} from '../../electron/link/panel.ts';

const member = (id: string, role: Member['role'], more: Partial<Member> = {}): Member => ({
  id,
  name: `Member ${id}`,
  role,
  schoolId: role === 'head' ? `school-${id}` : null,
  present: true,
  chairs: false,
  ...more,
});
const QUORUM = { members: 3, heads: 1, specialists: 1 };
const heads = [member('a', 'head'), member('b', 'head')];
const service = member('s', 'specialist');

describe('who decides', () => {
  it('a head teacher does not decide on a pupil of the own school, and need not declare it', () => {
    expect(keptOut(member('a', 'head'), 'school-a', [])).toBe('Head teacher of the pupil’s own school.');
    expect(keptOut(member('a', 'head'), 'school-b', [])).toBeNull();
    expect(keptOut(member('x', 'specialist', { schoolId: 'school-a' }), 'school-a', [])).toBeNull();
  });

  it('nor does who is away, is the clerk, or has declared an interest', () => {
    expect(keptOut(member('a', 'head', { present: false }), 'other', [])).toBe('Not present.');
    expect(keptOut(member('c', 'clerk'), 'other', [])).toBe('A clerk has no vote.');
    expect(keptOut(service, 'other', [{ memberId: 's', what: 'Works with the family.' }])).toBe(
      'Declared an interest: Works with the family.',
    );
  });

  it('the quorum is counted among those who are left for that item', () => {
    const all = [...heads, service];
    expect(quorumOf(decidersOf(all, 'other', []), QUORUM)).toMatchObject({
      met: true,
      sentence: 'Quorum met: 3 members with a vote, 2 head teachers and 1 of specialist services.',
    });
    expect(quorumOf(decidersOf(all, 'school-a', []), QUORUM)).toMatchObject({
      met: false,
      sentence: 'No quorum: 3 members with a vote are needed, 2 can decide.',
    });
    expect(quorumOf(decidersOf(all, 'other', [{ memberId: 's', what: 'x' }]), QUORUM).sentence).toBe(
      'No quorum: 3 members with a vote are needed, 2 can decide; 1 member of specialist services needed, 0 can decide.',
    );
    expect(quorumOf([service, service, service], QUORUM).sentence).toBe(
      'No quorum: 1 head teacher needed, 0 can decide.',
    );
  });

  it('members are shown with their role', () => {
    expect(memberShown(member('a', 'head'))).toBe('Member a, head teacher');
  });
});

describe('what a decision has to hold', () => {
  const decidedOn = '2026-12-03';
  const approve = {
    outcome: 'approve' as const,
    centreId: 'c',
    startOn: '2027-01-05',
    homeDay: 'fri' as const,
    reason: 'Everything in school has been tried.',
    evidenceBy: null,
    decidedOn,
  };
  const paths = (more: Partial<Parameters<typeof faultsOfDecision>[0]>) =>
    faultsOfDecision({ ...approve, ...more }).map(({ path }) => path);

  it('an approval: centre, start and home day', () => {
    expect(faultsOfDecision(approve)).toEqual([]);
    expect(paths({ centreId: null, startOn: null, homeDay: null })).toEqual(['centreId', 'startOn', 'homeDay']);
    expect(paths({ startOn: '2026-12-02' })).toEqual(['startOn']);
    expect(paths({ startOn: decidedOn })).toEqual([]);
  });

  it('a deferral: by when the evidence is to be there', () => {
    expect(paths({ outcome: 'defer', evidenceBy: null })).toEqual(['evidenceBy']);
    expect(paths({ outcome: 'defer', evidenceBy: '2026-12-02' })).toEqual(['evidenceBy']);
    expect(paths({ outcome: 'defer', evidenceBy: decidedOn })).toEqual([]);
  });

  it('each decision: a reason; declining needs no place', () => {
    expect(paths({ reason: ' ' })).toEqual(['reason']);
    const none = { centreId: null, startOn: null, homeDay: null };
    expect(paths({ outcome: 'no-place', ...none })).toEqual([]);
    expect(paths({ outcome: 'not-suitable', ...none })).toEqual([]);
    expect(paths({ outcome: 'wait', ...none })).toEqual([]);
  });

  it('an extension: a later last day, and no waiting', () => {
    const on = { about: 'extension' as const, endOn: '2027-07-21' };
    const place = { centreId: null, startOn: null, homeDay: null };
    const faults = (more: object) =>
      faultsOfDecision({ ...approve, ...place, ...more }, on).map(({ path, sentence }) => [path, sentence]);
    expect(faults({ untilOn: null })).toEqual([['untilOn', 'Enter the new last day.']]);
    expect(faults({ untilOn: '2027-07-21' })).toEqual([['untilOn', 'The placement lasts until 21 Jul 2027 as it is.']]);
    expect(faults({ untilOn: '2027-10-01' })).toEqual([]);
    expect(faults({ outcome: 'wait' })[0]?.[0]).toBe('outcome');
    expect(faults({ outcome: 'not-suitable' })).toEqual([]);
  });

  it('an approval against a criterion says why, criterion by criterion; no other decision has to', () => {
    const verdicts = [
      { rule: 'B1', verdict: 'no-evidence' as const },
      { rule: 'B3', verdict: 'met' as const },
      { rule: 'B4', verdict: 'not-yet' as const },
      { rule: 'B6', verdict: 'not-met' as const },
    ];
    expect(faultsOfReasons('approve', verdicts, { B6: 'A manager let it on.' })).toEqual([
      { path: 'reasons.B4', sentence: 'B4 stands at “not yet”: say why the panel approves all the same.' },
    ]);
    expect(faultsOfReasons('approve', verdicts, { B4: 'Signs on Monday', B6: 'x' })).toEqual([]);
    expect(faultsOfReasons('defer', verdicts, {})).toEqual([]);
  });
});
