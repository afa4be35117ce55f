import { type PlainDate, showDate } from '../../shared/dates.ts';
import { lastDayOfLength, type SchoolCalendar } from '../../shared/school-time.ts';
import type { CodeOf, ROUTES } from '../../shared/words.ts';
import { counted, met, type RuleOf, refs, unmet } from './rule.ts';

/**
 * Appendix B as it stands from November 2016: a placement at the Link. Judged for one placement or request.
 *
 *   B1 two terms · B2 four days and one · B3 stays on the roll · B4, B5 agreements · B6 Appendix A first · B7 panel
 */
export interface PlacementFacts {
  id: string;
  on: PlainDate;
  calendar: SchoolCalendar;
  /** First and last day; null where none is set yet. */
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
  /** Days a week of the first phase. */
  linkDays: number | null;
  homeDays: number | null;
  /** Null: nobody has said. */
  onHomeRoll: boolean | null;
  hostAgreementOn: PlainDate | null;
  parentContractOn: PlainDate | null;
  /** When the request was made, and what the rules said of Appendix A on that day. */
  requestedOn: PlainDate | null;
  appendixA: CodeOf<typeof ROUTES> | null;
  panel: {
    metOn: PlainDate;
    headTeachers: number;
    specialists: number;
    approved: boolean;
  } | null;
}

export const APPENDIX_B_2016_11: readonly RuleOf<PlacementFacts>[] = [
  {
    id: 'B1',
    clause: 'Appendix B, second paragraph',
    statement: 'A placement lasts two terms, the return to the home school included.',
    part: 'placement',
    uses: ['link-terms'],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ id, calendar, startsOn, endsOn }, parameters) {
      const evidence = refs('placement', [{ id }]);
      if (startsOn === null || endsOn === null)
        return unmet('no-evidence', 'No first and last day is set yet.', { evidence });
      const longest = lastDayOfLength(calendar, startsOn, parameters['link-terms']);
      const terms = counted(parameters['link-terms'], 'term');
      if (!longest.known) {
        return unmet('no-evidence', 'How long it lasts can not be told.', { evidence, unknown: [longest.sentence] });
      }
      return endsOn <= longest.value
        ? met(`Ends on ${showDate(endsOn)}, within ${terms} of its start.`, { evidence })
        : unmet('not-met', `Ends on ${showDate(endsOn)}; ${terms} end on ${showDate(longest.value)}.`, { evidence });
    },
  },
  {
    id: 'B2',
    clause: 'Appendix B, second paragraph',
    statement: 'It begins with four days a week at the Link and one in the home school.',
    part: 'placement',
    uses: ['link-days', 'home-days'],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ id, linkDays, homeDays }, parameters) {
      const evidence = refs('placement', [{ id }]);
      if (linkDays === null || homeDays === null)
        return unmet('no-evidence', 'No weekly pattern is set yet.', { evidence });
      const because = `${counted(linkDays, 'day')} at the Link and ${homeDays} in the home school at first`;
      return linkDays === parameters['link-days'] && homeDays === parameters['home-days']
        ? met(`${because}.`, { evidence })
        : unmet('not-met', `${because}; ${parameters['link-days']} and ${parameters['home-days']} are asked for.`, {
            evidence,
          });
    },
  },
  {
    id: 'B3',
    clause: 'Appendix B, second paragraph',
    statement: 'The pupil stays on the home school’s roll.',
    part: 'placement',
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ id, onHomeRoll }) {
      const evidence = refs('placement', [{ id }]);
      if (onHomeRoll === null) return unmet('no-evidence', 'Nobody has confirmed that the pupil stays on the roll.');
      return onHomeRoll
        ? met('The pupil stays on the home school’s roll.', { evidence })
        : unmet('not-met', 'The pupil is not on the home school’s roll any more.', { evidence });
    },
  },
  {
    id: 'B4',
    clause: 'Appendix B, second paragraph',
    statement: 'The Link and Host School Agreement is in place.',
    part: 'placement',
    uses: [],
    gives: ['met', 'not-yet', 'no-evidence'],
    judge: ({ id, hostAgreementOn, on }) => signed(id, hostAgreementOn, on, 'The host agreement'),
  },
  {
    id: 'B5',
    clause: 'Appendix B, third paragraph',
    statement: 'The parent and carer contract is in place.',
    part: 'placement',
    uses: [],
    gives: ['met', 'not-yet', 'no-evidence'],
    judge: ({ id, parentContractOn, on }) => signed(id, parentContractOn, on, 'The parent and carer contract'),
  },
  {
    id: 'B6',
    clause: 'Appendix B, fourth paragraph',
    statement: 'The request shows that the criteria of Appendix A are met first.',
    part: 'placement',
    uses: [],
    gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
    judge({ id, requestedOn, appendixA }) {
      const evidence = refs('placement', [{ id }]);
      if (requestedOn === null || appendixA === null)
        return unmet('no-evidence', 'There is no placement request to judge.');
      const day = showDate(requestedOn);
      if (appendixA === 'commissioned')
        return met(`Appendix A was met on ${day}, the day of the request.`, { evidence });
      return appendixA === 'not-yet'
        ? unmet('not-yet', `Appendix A was not met yet on ${day}, the day of the request.`, { evidence })
        : unmet('not-met', `On ${day}, the day of the request, the case was not on the commissioned route.`, {
            evidence,
          });
    },
  },
  {
    id: 'B7',
    clause: 'Appendix B, last paragraph',
    statement: 'A panel of representative head teachers and specialist services decides (from November 2016).',
    part: 'placement',
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ id, panel }) {
      const evidence = refs('placement', [{ id }]);
      if (panel === null) return unmet('no-evidence', 'No panel has decided yet.');
      const day = showDate(panel.metOn);
      if (panel.headTeachers < 1) return unmet('not-met', `No head teacher was on the panel of ${day}.`, { evidence });
      if (panel.specialists < 1)
        return unmet('not-met', `No specialist service was on the panel of ${day}.`, { evidence });
      return panel.approved
        ? met(`The panel of ${day} approved it.`, { evidence })
        : unmet('not-met', `The panel of ${day} did not approve it.`, { evidence });
    },
  },
];

function signed(id: string, signedOn: PlainDate | null, on: PlainDate, what: string) {
  const evidence = refs('placement', [{ id }]);
  if (signedOn === null) return unmet('no-evidence', `${what} is not recorded.`);
  return signedOn <= on
    ? met(`${what} was signed on ${showDate(signedOn)}.`, { evidence })
    : unmet('not-yet', `${what} is to be signed on ${showDate(signedOn)}.`, {
        evidence,
        from: signedOn,
        provided: 'it is signed then',
      });
}
