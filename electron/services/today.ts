import type { TodayLine, todayApi } from '../../shared/api/today.ts';
import type { Service } from '../core/service.ts';
import { catalogue } from '../rules/catalogue.ts';
import { backupsDue } from './due-sources/backups.ts';
import { eligibilityDue } from './due-sources/eligibility.ts';
import { enquiriesDue } from './due-sources/enquiries.ts';
import { linkDue } from './due-sources/link.ts';
import { plansDue } from './due-sources/plans.ts';
import type { DueSource } from './due-sources/source.ts';
import { weeksDue } from './due-sources/weeks.ts';

/** What is due or late, from every source that knows of something; each line with its clause. */
const SOURCES: readonly DueSource[] = [enquiriesDue, eligibilityDue, plansDue, weeksDue, backupsDue, linkDue];

export const today: Service<typeof todayApi> = {
  list(run) {
    const seesNotes = run.person.role !== 'office';
    return SOURCES.filter(({ caseNotes }) => seesNotes || !caseNotes)
      .flatMap((source) => source.read(run))
      .map((line) => ({ ...line, statement: statementOf(line.rule) }))
      .toSorted(oldestFirst);
  },
};

const STATEMENTS = new Map(catalogue().map(({ rule, statement }) => [rule, statement]));

function statementOf(rule: string): string {
  return STATEMENTS.get(rule) ?? '';
}

/** What has no day comes last. */
function oldestFirst(a: TodayLine, b: TodayLine): number {
  const [one, two] = [a.on ?? '9999', b.on ?? '9999'];
  return one < two ? -1 : one > two ? 1 : 0;
}
