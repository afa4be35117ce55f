import type { PanelPaper } from '../../../shared/api/link-panels.ts';
import { refuse } from '../../core/refuse.ts';
import type { QueryRun } from '../../core/run.ts';
import { memberShown } from '../../link/panel.ts';
import { panelMinutes } from '../../papers/panel-minutes.ts';
import { panelPack } from '../../papers/panel-pack.ts';
import { requestsOf } from '../link-facts.ts';
import { panelPage } from '../link-panel-page.ts';
import { itemsOf, panelRow } from '../link-panel-rows.ts';
import { caseForPaper, WITHHELD_OF_SEVERAL } from './people.ts';
import type { PaperSource } from './source.ts';

/** A panel's papers, as they were sent, and its minutes. */
export const panelPackSource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, fullName }) {
    const panel = panelRow(run, subjectId);
    const items = itemsOf(run, subjectId);
    const sent = items.flatMap((item) => {
      if (item.number === null || item.sentOn === null || item.paper === null) return [];
      const { pupil } = caseForPaper(run, caseIdOf(run, item.requestId), fullName);
      // What was sent is what is printed: never made anew from the request.
      const paper = item.paper as PanelPaper;
      return [{ number: item.number, sentOn: item.sentOn, about: item.about, pupil, paper }];
    });
    if (sent.length === 0) {
      throw refuse(
        'not-found',
        'No paper of this meeting has been sent.',
        'Send the papers: that numbers and keeps them.',
        {
          link: { to: `/link/panels/${subjectId}`, label: 'The meeting' },
        },
      );
    }
    const unsent = items.length - sent.length;
    return {
      document: panelPack({
        meetsOn: panel.meetsOn,
        startsAt: panel.startsAt,
        place: panel.place,
        items: sent.toSorted((a, b) => a.number - b.number),
      }),
      subject: { id: subjectId, version: panel.version },
      recipients: panelPage(run, subjectId).members.map((member) => ({
        label: memberShown(member),
        schoolId: member.schoolId,
      })),
      hasName: true,
      withheld: [...(fullName ? [] : ['Full names']), ...WITHHELD_OF_SEVERAL],
      notices: unsent === 0 ? [] : ['Something is on the agenda whose paper has not been sent: it is not in here.'],
    };
  },
};

export const panelMinutesSource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, fullName }) {
    const page = panelPage(run, subjectId);
    const shown = (member: (typeof page.members)[number]) =>
      `${memberShown(member)}${member.chairing ? ', in the chair' : ''}`;
    return {
      document: panelMinutes({
        meetsOn: page.meetsOn,
        heldOn: page.heldOn,
        place: page.place,
        present: page.members.filter(({ present }) => present).map(shown),
        absent: page.members.filter(({ present }) => !present).map(memberShown),
        quorum: page.quorumSays,
        items: page.items.map((item) => ({
          ...item,
          pupil: caseForPaper(run, caseIdOf(run, item.requestId), fullName).pupil,
        })),
        minutes: page.minutes,
      }),
      subject: { id: subjectId, version: page.version },
      recipients: page.members.map((member) => ({ label: memberShown(member), schoolId: member.schoolId })),
      hasName: true,
      withheld: [...(fullName ? [] : ['Full names']), ...WITHHELD_OF_SEVERAL],
      notices: page.heldOn ? [] : ['The record is not closed: these minutes are a draft.'],
    };
  },
};

function caseIdOf(run: QueryRun, requestId: string): string {
  return requestsOf(run, requestId)[0]?.row.caseId ?? '';
}
