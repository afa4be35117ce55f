import { count, desc, eq, max } from 'drizzle-orm';
import { change } from '../../db/schema/history.ts';
import { office } from '../../db/schema/office.ts';
import { printRecord } from '../../db/schema/papers.ts';
import { plan } from '../../db/schema/plans.ts';
import type { PaperAsk, PrintLine, papersApi } from '../../shared/api/papers.ts';
import { type CodeOf, labelOf, PAPERS } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import type { Furniture, PaperDocument } from '../papers/document.ts';
import { layOut } from '../papers/layout.ts';
import { paintPdf } from '../papers/pdf.ts';
import { chronologySource } from './paper-sources/chronology.ts';
import { decisionLetterSource } from './paper-sources/decision-letter.ts';
import { enquiryOutcomeSource } from './paper-sources/enquiry-outcome.ts';
import { erasureSource } from './paper-sources/erasure.ts';
import { evidenceFormSource } from './paper-sources/evidence-form.ts';
import { capacitySheetSource } from './paper-sources/link-capacity.ts';
import { refusedSheetSource } from './paper-sources/link-refused.ts';
import { panelMinutesSource, panelPackSource } from './paper-sources/panel.ts';
import { planSummarySource } from './paper-sources/plan-summary.ts';
import type { PaperMade, PaperSource } from './paper-sources/source.ts';
import { areaWeekSource, schoolWeekSource, sealOf, staWeekSource } from './paper-sources/weeks.ts';
import { isStale } from './stale-papers.ts';

type PaperId = CodeOf<typeof PAPERS>;

const sources: Record<PaperId, PaperSource> = {
  'plan-summary': planSummarySource,
  'sta-week': staWeekSource,
  'school-week': schoolWeekSource,
  'area-week': areaWeekSource,
  'enquiry-outcome': enquiryOutcomeSource,
  'evidence-form': evidenceFormSource,
  'case-chronology': chronologySource,
  'erasure-certificate': erasureSource,
  'panel-pack': panelPackSource,
  'panel-minutes': panelMinutesSource,
  'panel-letter': decisionLetterSource,
  'link-capacity': capacitySheetSource,
  'link-refused': refusedSheetSource,
};

/** What the print register keeps of a paper, so that the very same page can be had again. */
interface Kept {
  document: PaperDocument;
  furniture: Furniture;
  /** Which plan, case, STA or school it was asked for: of a week's sheets, whose. */
  about: string;
}

/** Paper: previewed, entered in the print register under a number, and had as PDF. */
export const papers: Service<typeof papersApi> = {
  preview(run, ask) {
    const made = read(run, ask);
    const placed = layOut(made.document, furnitureOf(run, ask.paper, null));
    const missing =
      placed.missing.length > 0
        ? [`The paper’s font does not hold these letters; they print as boxes: ${placed.missing.join(' ')}`]
        : [];
    return {
      title: placed.title,
      pages: placed.pages,
      contentHash: placed.contentHash,
      recipients: made.recipients,
      hasName: made.hasName,
      withheld: made.withheld,
      notices: [...made.notices, ...missing],
    };
  },

  print(run, { recipient, recipientSchoolId, fullNameWhy, seenHash, ...ask }) {
    // Made from what the preview showed: the same pages, and no case that is hidden from whoever prints.
    const made = read(run.shown, ask);
    if (made.hasName && ask.fullName && !fullNameWhy) {
      throw refuseField('fullNameWhy', 'Say why the full name is needed: it is kept in the print register.');
    }
    const number = nextNumber(run);
    const furniture = furnitureOf(run.shown, ask.paper, number);
    const { contentHash } = layOut(made.document, furniture);
    if (contentHash !== seenHash) {
      throw refuse(
        'changed-meanwhile',
        'What this paper says has changed since you looked at it. Nothing was printed.',
        'Look at the new preview, then print again.',
      );
    }
    const kept: Kept = { document: made.document, furniture, about: ask.subjectId };
    const id = run.insert(printRecord, {
      number,
      paper: ask.paper,
      subjectId: made.subject.id,
      subjectVersion: made.subject.version,
      recipient,
      recipientSchoolId,
      fullName: made.hasName && ask.fullName,
      fullNameWhy: made.hasName && ask.fullName ? fullNameWhy : null,
      withheld: made.withheld,
      contentHash,
      document: kept,
      printedAt: run.now,
      printedBy: run.person.name,
    });
    return { id, number: numberShown(number) };
  },

  printed(run, { id }) {
    const row = run.db.select().from(printRecord).where(eq(printRecord.id, id)).get();
    if (!row) throw notFound('The printed paper');
    allowed(run, sources[row.paper as PaperId]);
    const kept = row.document as Kept | null;
    if (!kept) {
      throw refuse(
        'not-found',
        `The register has no copy of ${numberShown(row.number)}: it was printed before copies were kept, or its copy went with the records of a pupil that were erased.`,
        'Print it anew from its plan, case, week or meeting.',
      );
    }
    const placed = layOut(kept.document, kept.furniture);
    const pdf = paintPdf(placed, { author: kept.furniture.office, madeOn: kept.furniture.printedOn });
    return {
      number: numberShown(row.number),
      title: placed.title,
      pages: placed.pages,
      pdf: pdf.toString('base64'),
    };
  },

  register(run, { search, which, subjectId, limit }) {
    const rows = run.db
      .select()
      .from(printRecord)
      .where(subjectId === null ? undefined : eq(printRecord.subjectId, subjectId))
      .orderBy(desc(printRecord.number))
      .all();
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const manager = isManager(run);
    return rows
      .filter((row) => manager || !sources[row.paper as PaperId]?.managersOnly)
      .map((row) => lineOf(run, row))
      .filter((line) => {
        const haystack = [line.number, line.title, line.recipient, line.printedBy, labelOf(PAPERS, line.paper)];
        return words.every((word) => haystack.join(' ').toLowerCase().includes(word));
      })
      .filter(({ stale }) => which === 'all' || stale)
      .slice(0, limit);
  },
};

function read(run: QueryRun, ask: PaperAsk): PaperMade {
  const source = sources[ask.paper];
  allowed(run, source);
  return source.read(run, ask);
}

function allowed(run: QueryRun, source: PaperSource | undefined): void {
  if (source?.managersOnly && !isManager(run)) {
    throw refuse(
      'not-allowed',
      'This paper holds case notes, which your role does not see.',
      'Ask the Area Manager or Assistant Area Manager to print it.',
    );
  }
}

/** Everybody but the office role may read case notes. */
function isManager(run: QueryRun): boolean {
  return run.person.role !== 'office';
}

function furnitureOf(run: QueryRun, paper: PaperId, number: number | null): Furniture {
  const row = run.db.select({ name: office.name }).from(office).where(eq(office.id, run.officeId)).get();
  return {
    service: 'Specialist Teaching Service',
    office: row?.name ?? '',
    number: number === null ? null : numberShown(number),
    printedOn: run.today,
    care: CARE[paper] ?? 'It is about a child: keep it safe.',
    seal: paper.endsWith('-week') ? sealOf(run) : null,
  };
}

/** The sentence at the foot, where a paper is not about one child. */
const CARE: Partial<Record<PaperId, string>> = {
  'evidence-form': 'Keep it safe once it is filled in.',
  'erasure-certificate': 'Keep it with the service’s records of destruction.',
  'panel-pack': 'It is about children: keep it safe, and give it back after the meeting.',
  'link-capacity': 'Nobody is named on it.',
  'link-refused': 'It is about children: keep it safe.',
};

/**
 * A number stands for one paper for ever. Records of prints may go (undone, or erased with a pupil's records), what is on paper
 * stays: so every print that there was is counted, which history knows.
 */
function nextNumber(run: QueryRun): number {
  const kept = run.db
    .select({ number: max(printRecord.number) })
    .from(printRecord)
    .get();
  const prints = run.db.select({ count: count() }).from(change).where(eq(change.procedure, 'papers.print')).get();
  return Math.max(kept?.number ?? 0, prints?.count ?? 0) + 1;
}

/** 'STS-000042'. */
function numberShown(number: number): string {
  return `STS-${String(number).padStart(6, '0')}`;
}

function lineOf(run: QueryRun, row: typeof printRecord.$inferSelect): PrintLine {
  const paper = row.paper as PaperId;
  const kept = row.document as Kept | null;
  return {
    id: row.id,
    number: numberShown(row.number),
    paper,
    title: kept?.document.title ?? labelOf(PAPERS, paper),
    recipient: row.recipient,
    fullName: row.fullName,
    fullNameWhy: row.fullNameWhy,
    withheld: row.withheld,
    contentHash: row.contentHash,
    printedAt: row.printedAt,
    printedBy: row.printedBy,
    stale: isStale(run.db, row),
    link: linkOf(run, paper, row),
  };
}

function linkOf(run: QueryRun, paper: PaperId, row: typeof printRecord.$inferSelect): string | null {
  if (paper === 'plan-summary') {
    const found = run.db.select({ id: plan.id }).from(plan).where(eq(plan.id, row.subjectId)).get();
    return found ? `/plans/${found.id}` : null;
  }
  if (paper === 'panel-pack' || paper === 'panel-minutes') return `/link/panels/${row.subjectId}`;
  if (paper === 'link-capacity') return '/link';
  if (paper === 'link-refused') return '/link?tab=refused';
  if (paper === 'enquiry-outcome' || paper === 'case-chronology') return `/cases/${row.subjectId}`;
  return null;
}
