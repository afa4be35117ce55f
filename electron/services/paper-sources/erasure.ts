import { eq } from 'drizzle-orm';
import { erasure } from '../../../db/schema/safety.ts';
import { notFound } from '../../core/refuse.ts';
import { erasureCertificate } from '../../papers/erasure-certificate.ts';
import { certificateNumber, yearsAfter } from '../retention-rule.ts';
import { tableLabel } from '../table-labels.ts';
import type { PaperSource } from './source.ts';

/** The certificate of one erasure: it holds no name of a pupil. */
export const erasureSource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId }) {
    const row = run.db.select().from(erasure).where(eq(erasure.id, subjectId)).get();
    if (!row) throw notFound('The erasure');
    return {
      document: erasureCertificate({
        number: certificateNumber(row.number),
        erasedOn: row.erasedOn,
        erasedBy: row.erasedBy,
        rule: row.rule,
        reason: row.reason,
        taken: Object.entries(row.counts)
          .map(([table, rows]) => ({ what: tableLabel(table), rows }))
          .toReversed(),
        entry: row.version,
        copiesGoneBy: yearsAfter(row.erasedOn, 1),
      }),
      subject: { id: row.id, version: row.version },
      recipients: [{ label: 'The service’s file of destruction', schoolId: null }],
      hasName: false,
      withheld: ['Everything that was erased'],
      notices: [],
    };
  },
};
