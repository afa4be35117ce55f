import { and, asc, eq } from 'drizzle-orm';
import { draft } from '../../db/schema/history.ts';
import type { draftsApi } from '../../shared/api/drafts.ts';
import type { App, Session } from '../core/app.ts';
import { refuse } from '../core/refuse.ts';
import type { Service } from '../core/service.ts';

/**
 * Drafts lie in the register's own encrypted file, but outside history: they are what somebody is typing, not yet
 * what the office says. Each person has their own.
 */
export const drafts: Service<typeof draftsApi> = {
  save: {
    app(app, session, { key, body }) {
      const { db, personId } = desk(app, session);
      const savedAt = app.context.clock.now();
      db.insert(draft)
        .values({ key: `${personId}/${key}`, personId, body, savedAt })
        .onConflictDoUpdate({ target: draft.key, set: { body, savedAt } })
        .run();
      return { savedAt };
    },
  },

  read(run, { key }) {
    const found = run.db
      .select()
      .from(draft)
      .where(eq(draft.key, `${run.person.id}/${key}`))
      .get();
    return { body: found?.body ?? null, savedAt: found?.savedAt ?? null };
  },

  list(run) {
    const own = run.db.select().from(draft).where(eq(draft.personId, run.person.id)).orderBy(asc(draft.savedAt)).all();
    return own.map(({ key, savedAt }) => ({ key: key.slice(run.person.id.length + 1), savedAt }));
  },

  discard: {
    app(app, session, { key }) {
      const { db, personId } = desk(app, session);
      db.delete(draft)
        .where(and(eq(draft.key, `${personId}/${key}`), eq(draft.personId, personId)))
        .run();
      return {};
    },
  },
};

function desk(app: App, session: Session) {
  if (!app.open || !session.personId) {
    throw refuse('no-register', 'No register is open, so the draft can not be kept.', 'Open a register first.');
  }
  return { db: app.open.register.writing.orm, personId: session.personId };
}
