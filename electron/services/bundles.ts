import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { office } from '../../db/schema/office.ts';
import { subjectAccess } from '../../db/schema/safety.ts';
import type { bundlesApi, HeldSection } from '../../shared/api/bundles.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { type Bundle, bundle } from '../papers/bundle.ts';
import { layOut } from '../papers/layout.ts';
import { paintPdf } from '../papers/pdf.ts';
import { encryptedZip } from '../safety/encrypted-zip.ts';
import { heldAbout } from './held-about.ts';

/** Subject access: what is held about a pupil, a manager's decisions about others in it, and the encrypted file. */
export const bundles: Service<typeof bundlesApi> = {
  held(run, { pupilId }) {
    const { name } = pupilOf(run, pupilId);
    const given = run.db
      .select()
      .from(subjectAccess)
      .where(eq(subjectAccess.pupilId, pupilId))
      .orderBy(desc(subjectAccess.version))
      .all();
    const file = run.db
      .select()
      .from(caseFile)
      .where(eq(caseFile.pupilId, pupilId))
      .orderBy(desc(caseFile.openedOn))
      .get();
    return {
      pupilName: name,
      caseId: file?.id ?? null,
      sections: heldAbout(run, pupilId),
      given: given.map(({ id, madeOn, askedOn, askedBy, withheld }) => ({
        id,
        madeOn,
        askedOn,
        askedBy,
        withheld: withheld.length,
      })),
    };
  },

  make(run, { pupilId, askedOn, askedBy, decided }) {
    pupilOf(run, pupilId);
    if (askedOn > run.today) throw refuseField('askedOn', 'The day on which it was asked for is in the future.');
    const decisions = new Map(decided.map((each) => [each.key, each]));
    const open = itemsOf(heldAbout(run, pupilId)).filter(({ key, marked }) => marked !== null && !decisions.has(key));
    if (open.length > 0) {
      throw refuse(
        'rule',
        open.length === 1
          ? 'One entry that is about somebody else has not been decided yet.'
          : `${open.length} entries that are about somebody else have not been decided yet.`,
        'Decide of each whether it stays in.',
      );
    }
    const unexplained = decided.find(({ keep, why }) => !keep && why === '');
    if (unexplained) throw refuseField(`why-${unexplained.key}`, 'Say why it is left out: the recipient reads it.');
    const withheld = decided.filter(({ keep }) => !keep).map(({ key, why }) => ({ where: key, why }));
    const contentHash = hashOf(run, pupilId);
    return { id: run.insert(subjectAccess, { pupilId, askedOn, askedBy, madeOn: run.today, withheld, contentHash }) };
  },

  async *file({ query }, { id, passphrase, again }) {
    if (passphrase !== again) throw refuseField('again', 'This is not what you typed before.', 'Type both once more.');
    const run = query();
    const row = run.db.select().from(subjectAccess).where(eq(subjectAccess.id, id)).get();
    if (!row) throw notFound('The bundle');
    if (row.contentHash !== hashOf(run, row.pupilId)) {
      throw refuse(
        'changed-meanwhile',
        'What is held about this pupil has changed since the bundle was made.',
        'Look through it again and make a new one.',
      );
    }
    yield { done: 0, of: 2, doing: 'Laying out the pages' };
    const document = bundleOf(run, row);
    const name = run.db.select({ name: office.name }).from(office).where(eq(office.id, run.officeId)).get()?.name ?? '';
    const care = 'It is about a child: keep it safe.';
    const furniture = {
      service: 'Specialist Teaching Service',
      office: name,
      number: null,
      printedOn: row.madeOn,
      care,
    };
    const pdf = paintPdf(layOut(bundle(document), furniture), { author: name, madeOn: row.madeOn });
    yield { done: 1, of: 2, doing: 'Encrypting' };
    const zip = await encryptedZip(
      [
        { name: 'what-is-held.pdf', bytes: pdf },
        { name: 'what-is-held.json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) },
      ],
      passphrase,
    );
    return { name: `bundle-${row.madeOn}`, zip: Buffer.from(zip).toString('base64') };
  },
};

function pupilOf(run: QueryRun, pupilId: string): { name: string } {
  const row = run.db.select().from(pupil).where(eq(pupil.id, pupilId)).get();
  if (!row) throw notFound('The pupil');
  return { name: `${row.givenName} ${row.familyName}` };
}

function itemsOf(sections: readonly HeldSection[]) {
  return sections.flatMap(({ records }) => records.flatMap(({ items }) => items));
}

/** Tables that grow by making the bundle itself: who looked, and which bundles there are. */
const OF_THE_BUNDLE = new Set(['case_view', 'subject_access']);

/** Stands for what is held, so that a file is only made of what the manager has looked through. */
function hashOf(run: QueryRun, pupilId: string): string {
  const sections = heldAbout(run, pupilId).filter(({ table }) => !OF_THE_BUNDLE.has(table));
  return createHash('sha256').update(JSON.stringify(sections)).digest('hex');
}

function bundleOf(run: QueryRun, row: typeof subjectAccess.$inferSelect): Bundle {
  const leftOut = new Map(row.withheld.map(({ where, why }) => [where, why]));
  return {
    pupil: pupilOf(run, row.pupilId).name,
    askedBy: row.askedBy,
    askedOn: row.askedOn,
    madeOn: row.madeOn,
    sections: heldAbout(run, row.pupilId).map(({ what, records }) => ({
      what,
      records: records.map(({ items }) => ({
        items: items.map(({ key, label, value }) => {
          const why = leftOut.get(key) ?? null;
          return { label, value: why === null ? value : '', leftOut: why };
        }),
      })),
    })),
  };
}
