import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { imageDigest } from '../../db/chain.ts';
import { MovedOn, type RowChange, recordChange, undoChange } from '../../db/history.ts';
import type { Register } from '../../db/open.ts';
import { ERASES, firstEntryThatDoesNotFit } from '../../db/verify.ts';
import {
  asCommand,
  HISTORY_KEY,
  insertContact,
  insertSchool,
  keepingOf,
  newFile,
  openOr,
  wholeRegister,
} from './temporary-register.ts';

let register: Register | undefined;
afterEach(() => register?.close());

function started(): Register {
  register = openOr(newFile());
  return register;
}

/** One thing done to one row; which rows exist decides what it comes to. */
interface Deed {
  what: 'add' | 'change' | 'remove';
  table: 'school' | 'contact' | 'sta';
  pick: number;
  text: string;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom('add', 'add', 'change', 'remove'),
  table: fc.constantFrom('school', 'contact', 'sta'),
  pick: fc.nat(50),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom("O'Quill", '"', '\\u0000', 'null', '🦔 é\n'),
  ),
});

let made = 0;

function carryOut(register: Register, seq: number, { what, table, pick, text }: Deed): void {
  const { sqlite } = register.writing;
  const idsOf = (name: string) => sqlite.prepare(`SELECT id FROM "${name}" ORDER BY id`).pluck().all() as string[];
  const ids = idsOf(table);
  const id = ids[pick % Math.max(1, ids.length)];
  const schools = idsOf('school');
  const parent = schools[pick % Math.max(1, schools.length)];
  if (what === 'add') {
    const fresh = `${table}-${String(made++).padStart(6, '0')}`;
    if (table === 'school') insertSchool(register, seq, fresh, text);
    else if (table === 'contact' && parent) insertContact(register, seq, fresh, parent, text);
    else if (table === 'sta') {
      const row = keepingOf(fresh, seq);
      sqlite
        .prepare(
          `INSERT INTO sta (id, office_id, version, changed_at, changed_by, name, base_name, base_easting, skills, starts_on, note)
           VALUES (?, ?, ?, ?, ?, ?, 'Base', ?, '["semh"]', '2026-09-01', '')`,
        )
        .run(row.id, row.officeId, row.version, row.changedAt, row.changedBy, text, pick);
    }
  } else if (id && what === 'change') {
    sqlite.prepare(`UPDATE "${table}" SET name = ?, version = ? WHERE id = ?`).run(text, seq, id);
  } else if (id && (table !== 'school' || !sqlite.prepare('SELECT 1 FROM contact WHERE school_id = ?').get(id))) {
    sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id);
  }
}

describe('undo', () => {
  it('puts back every row byte for byte, for any commands, across closing and opening; and undo of undo does them again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(deed, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        (commands, reopenAt) => {
          const file = newFile();
          let open = openOr(file);
          const states = [wholeRegister(open)];
          const seqs: number[] = [];
          for (const deeds of commands) {
            asCommand(open, (seq) => {
              seqs.push(seq);
              for (const each of deeds) carryOut(open, seq, each);
            });
            states.push(wholeRegister(open));
          }
          const undos: number[] = [];
          for (const [back, seq] of [...seqs.entries()].reverse()) {
            if (back === reopenAt) {
              open.close();
              open = openOr(file);
            }
            asCommand(open, (own) => {
              undos.push(own);
              undoChange(open.writing.sqlite, seq);
            });
            expect(wholeRegister(open)).toBe(states[back]);
          }
          for (const [forth, seq] of undos.reverse().entries()) {
            asCommand(open, () => undoChange(open.writing.sqlite, seq));
            expect(wholeRegister(open)).toBe(states[forth + 1]);
          }
          expect(firstEntryThatDoesNotFit(open.reading.sqlite, HISTORY_KEY)).toBeNull();
          expect(open.writing.sqlite.pragma('foreign_key_check')).toEqual([]);
          for (const index of ['search_index', 'search_case_index'])
            open.writing.sqlite.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`);
          open.close();
        },
      ),
      { numRuns: 25 },
    );
  }, 90_000);

  it('is refused where the row has moved on, and then changes nothing', () => {
    const open = started();
    asCommand(open, (seq) => insertSchool(open, seq, 's1'));
    const changed = asCommand(open, (seq) => {
      open.writing.sqlite.prepare("UPDATE school SET name = 'One', version = ? WHERE id = 's1'").run(seq);
      return seq;
    });
    asCommand(
      open,
      (seq) =>
        open.writing.sqlite.prepare("UPDATE school SET name = 'Two', version = ? WHERE id = 's1'").run(seq).changes,
    );
    const before = wholeRegister(open);
    expect(() => asCommand(open, () => undoChange(open.writing.sqlite, changed))).toThrow(MovedOn);
    expect(wholeRegister(open)).toBe(before);
  });

  it('is refused where the row came back to the same words by another change', () => {
    const open = started();
    asCommand(open, (seq) => insertSchool(open, seq, 's1', 'One'));
    const rename = (name: string) =>
      asCommand(open, (seq) => {
        open.writing.sqlite.prepare("UPDATE school SET name = ?, version = ? WHERE id = 's1'").run(name, seq);
        return seq;
      });
    const first = rename('Two');
    rename('One');
    rename('Two');
    expect(() => asCommand(open, () => undoChange(open.writing.sqlite, first))).toThrow(MovedOn);
  });

  it('is refused where another row rests on the one that would go, and then changes nothing', () => {
    const open = started();
    const added = asCommand(open, (seq) => {
      insertSchool(open, seq, 's1');
      return seq;
    });
    asCommand(open, (seq) => insertContact(open, seq, 'c1', 's1', 'Bramble Otterby'));
    const before = wholeRegister(open);
    expect(() => asCommand(open, () => undoChange(open.writing.sqlite, added))).toThrow(/FOREIGN KEY/);
    expect(wholeRegister(open)).toBe(before);
  });
});

describe('the chain of history', () => {
  function threeChanges(): Register {
    const open = started();
    for (const id of ['s1', 's2', 's3']) asCommand(open, (seq) => insertSchool(open, seq, id));
    return open;
  }

  it('fits from end to end, and every entry has its own hash', () => {
    const open = threeChanges();
    expect(firstEntryThatDoesNotFit(open.reading.sqlite, HISTORY_KEY)).toBeNull();
    expect(open.reading.sqlite.prepare('SELECT count(DISTINCT hash) AS n FROM change').get()).toEqual({ n: 3 });
  });

  it('does not fit under another key', () => {
    expect(firstEntryThatDoesNotFit(threeChanges().reading.sqlite, Buffer.alloc(32, 9))).toBe(1);
  });

  it.each([
    [
      'a row image rewritten',
      "UPDATE row_change SET after = replace(after, 'Marrowby', 'Harrowby') WHERE change_seq = 2",
      2,
    ],
    ['a row image taken away', 'DELETE FROM row_change WHERE change_seq = 2', 2],
    ['a row image added', "INSERT INTO row_change (change_seq, table_name, row_id) VALUES (3, 'school', 's1')", 3],
    [
      'a row image without an entry',
      "INSERT INTO row_change (change_seq, table_name, row_id) VALUES (7, 'school', 's1')",
      7,
    ],
    ['a sentence rewritten', "UPDATE change SET sentence = 'looked' WHERE seq = 1", 1],
    ['another person named', "UPDATE change SET person_name = 'Ben Tester' WHERE seq = 3", 3],
    ['another answer', "UPDATE change SET answer = '1' WHERE seq = 2", 2],
    ['an entry taken away', 'DELETE FROM row_change WHERE change_seq = 2; DELETE FROM change WHERE seq = 2', 3],
    [
      'two entries swapped',
      'UPDATE change SET seq = -seq WHERE seq < 3; UPDATE change SET seq = 3 + seq WHERE seq < 0',
      1,
    ],
  ])('shows %s', (_what, sql, seq) => {
    const open = threeChanges();
    open.writing.sqlite.exec(sql);
    expect(firstEntryThatDoesNotFit(open.reading.sqlite, HISTORY_KEY)).toBe(seq);
  });
});

describe('a command', () => {
  it('that throws leaves neither its rows nor an entry, and the next one works', () => {
    const open = started();
    const before = wholeRegister(open);
    expect(() =>
      asCommand(open, (seq) => {
        insertSchool(open, seq, 's1');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(wholeRegister(open)).toBe(before);
    expect(open.reading.sqlite.prepare('SELECT count(*) AS n FROM change').get()).toEqual({ n: 0 });
    expect(() => insertSchool(open, 1, 's1')).toThrow('write outside a command');
    asCommand(open, (seq) => insertSchool(open, seq, 's2'));
    expect(open.reading.sqlite.prepare('SELECT seq FROM change').all()).toEqual([{ seq: 1 }]);
  });
});

describe('an entry that an erasure emptied', () => {
  /** What an erasure leaves of the images of entry `seq`: their digests. */
  function empty(open: Register, seq: number, by: number): void {
    const { sqlite } = open.writing;
    const rows = sqlite.prepare('SELECT * FROM row_change WHERE change_seq = ?').all(seq) as RowChange[];
    for (const row of rows) {
      sqlite
        .prepare('UPDATE row_change SET before = NULL, after = NULL, salt = NULL, digest = ? WHERE id = ?')
        .run(imageDigest(row), row.id);
    }
    sqlite.prepare('UPDATE change SET erased_by = ? WHERE seq = ?').run(by, seq);
  }

  function threeAndAnErasure(): Register {
    const open = started();
    for (const id of ['s1', 's2', 's3']) asCommand(open, (seq) => insertSchool(open, seq, id));
    recordChange(
      open.writing.sqlite,
      HISTORY_KEY,
      {
        id: 'e',
        officeId: 'office',
        at: '2026-11-24T09:00:00.000Z',
        personId: 'ada',
        personName: 'Ada Tester',
        procedure: ERASES,
        sentence: 'erased',
        requestId: 'e',
      },
      () => null,
    );
    return open;
  }

  it('still fits, where the erasure is an entry after it', () => {
    const open = threeAndAnErasure();
    empty(open, 2, 4);
    expect(firstEntryThatDoesNotFit(open.reading.sqlite, HISTORY_KEY)).toBeNull();
    expect(() => asCommand(open, () => undoChange(open.writing.sqlite, 2))).toThrow(MovedOn);
  });

  it.each([
    ['by nobody', 'UPDATE change SET erased_by = NULL WHERE seq = 2', 2],
    ['by an entry that is no erasure', 'UPDATE change SET erased_by = 3 WHERE seq = 2', 2],
    ['by an entry that does not exist', 'UPDATE change SET erased_by = 99 WHERE seq = 2', 2],
    ['and something written over the tombstone', "UPDATE row_change SET after = '{}' WHERE change_seq = 2", 2],
    ['with another digest', "UPDATE row_change SET digest = 'a' WHERE change_seq = 2", 2],
  ])('does not fit where it was emptied %s', (_how, sql, seq) => {
    const open = threeAndAnErasure();
    empty(open, 2, 4);
    open.writing.sqlite.exec(sql);
    expect(firstEntryThatDoesNotFit(open.reading.sqlite, HISTORY_KEY)).toBe(seq);
  });
});
