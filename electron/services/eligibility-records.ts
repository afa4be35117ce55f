import { type PlainDate, showDate } from '../../shared/dates.ts';
import type { Assessment, EvidenceRef } from '../../shared/verdicts.ts';
import { EVIDENCE_KINDS, labelOf, SUSPENSION_TYPES } from '../../shared/words.ts';
import type { CaseFacts } from '../rules/facts.ts';

/** Records that lines name as their evidence: what to call each, and where it is shown. */
export interface NamedRecord {
  kind: string;
  id: string;
  label: string;
  on: PlainDate | null;
  to: string;
}

export function recordsNamed(caseId: string, facts: CaseFacts, { lines, informing }: Assessment): NamedRecord[] {
  const refs = new Map([...lines, ...informing].flatMap(({ evidence }) => evidence).map((ref) => [ref.id, ref]));
  const names = namesOf(caseId, facts);
  return [...refs.values()].flatMap((ref) => {
    const named = names.get(keyOf(ref));
    return named ? [{ kind: ref.kind, id: ref.id, ...named }] : [];
  });
}

function keyOf({ kind, id }: EvidenceRef): string {
  return `${kind} ${id}`;
}

function namesOf(caseId: string, facts: CaseFacts): Map<string, Omit<NamedRecord, 'kind' | 'id'>> {
  const evidence = `/cases/${caseId}/evidence`;
  const { pupil, school } = facts;
  const names = new Map<string, Omit<NamedRecord, 'kind' | 'id'>>([
    [`pupil ${pupil.id}`, { label: 'The pupil’s record', on: null, to: `/pupils/${pupil.id}` }],
    [`school ${school.id}`, { label: 'The school’s record', on: null, to: `/schools/${school.id}` }],
  ]);
  for (const { id, inForceFrom } of facts.signUps) {
    const label = `Sign-up in force from ${showDate(inForceFrom)}`;
    names.set(`sign-up ${id}`, { label, on: inForceFrom, to: `/schools/${school.id}` });
  }
  for (const { id, agreedOn } of facts.agreements) {
    const label = `Agreement of ${showDate(agreedOn)}`;
    names.set(`agreement ${id}`, { label, on: agreedOn, to: `/cases/${caseId}/people` });
  }
  for (const { id, startedOn, type } of facts.suspensions) {
    const label = `${labelOf(SUSPENSION_TYPES, type)} from ${showDate(startedOn)}`;
    names.set(`suspension ${id}`, { label, on: startedOn, to: evidence });
  }
  for (const item of facts.items) {
    const kind = labelOf(EVIDENCE_KINDS, item.kind);
    const label = item.title && item.title !== kind ? `${kind}: ${item.title}` : kind;
    names.set(`evidence ${item.id}`, { label, on: item.startedOn, to: evidence });
    for (const { id, heldOn } of item.reviews) {
      names.set(`review ${id}`, { label: `Review of ${showDate(heldOn)}`, on: heldOn, to: evidence });
    }
    for (const { id, what } of item.recommendations) {
      names.set(`recommendation ${id}`, { label: `Recommendation: ${what}`, on: item.startedOn, to: evidence });
    }
  }
  return names;
}
