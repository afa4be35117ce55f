import type { Orm, Register } from '../../db/open.ts';
import { drawVeil, type Hidden, hiddenWith, hide, type Veil } from '../../db/veil.ts';
import type { Role } from '../../shared/api/contract.ts';

/**
 * What one person may see. A restricted case is there for the people who are named, and for nobody else: whoever is not named
 * reads through connections on which the case, its pupil and all that belongs to them are not there (db/veil.ts).
 *
 * The office role never sees one, named or not. Where no manager who is named is in the office any more, the Area Manager
 * sees it, so that no case is lost to everybody.
 */
export interface Sight {
  /** What a query of this person reads through. */
  reading(veil: Veil): Orm;
  /** Whether the row with this id is hidden from this person. */
  hides(id: string): boolean;
}

const HIDDEN_PUPILS = `SELECT DISTINCT c.pupil_id FROM restriction r JOIN case_file c ON c.id = r.case_id
  WHERE r.lifted_on IS NULL AND (@role = 'office' OR NOT EXISTS (
    SELECT 1 FROM restriction_reader reader WHERE reader.restriction_id = r.id AND reader.person_id = @id))
  AND (@role <> 'area-manager' OR EXISTS (
    SELECT 1 FROM restriction_reader reader JOIN person p ON p.id = reader.person_id
    WHERE reader.restriction_id = r.id AND p.active = 1 AND p.role IN ('area-manager', 'assistant-area-manager')))
  ORDER BY c.pupil_id`;

/** Of one open register: what was worked out for which pupils, up to which entry of history, and the veiled connections. */
interface Known {
  seq: number;
  hidden: Map<string, Hidden>;
  veiled: Map<string, { orm: Orm; sqlite: Orm['$client']; seq: number }>;
  asked: ReturnType<typeof statementsOf>;
}

const known = new WeakMap<Register, Known>();

function statementsOf(register: Register) {
  const { sqlite } = register.reading;
  return {
    any: sqlite.prepare<[], number>('SELECT 1 FROM restriction WHERE lifted_on IS NULL LIMIT 1').pluck(),
    pupils: sqlite.prepare<{ id: string; role: Role }, string>(HIDDEN_PUPILS).pluck(),
    seq: sqlite.prepare<[], number>('SELECT seq FROM change ORDER BY seq DESC LIMIT 1').pluck(),
  };
}

/** Asked with every request: where nothing is restricted it is one look-up. */
export function sightOf(register: Register, person: { id: string; role: Role }): Sight {
  const of = known.get(register) ?? { seq: 0, hidden: new Map(), veiled: new Map(), asked: statementsOf(register) };
  known.set(register, of);
  if (of.asked.any.get() === undefined) return seesAll(register);
  const pupils = of.asked.pupils.all({ id: person.id, role: person.role });
  if (pupils.length === 0) return seesAll(register);
  const seq = of.asked.seq.get() ?? 0;
  if (of.seq !== seq) of.hidden.clear();
  of.seq = seq;
  const key = pupils.join(' ');
  const hidden = of.hidden.get(key) ?? hiddenWith(register.reading.sqlite, pupils);
  of.hidden.set(key, hidden);
  return {
    hides: (id) => hidden.ids.has(id),
    reading(veil) {
      const name = `${veil} ${key}`;
      const veiled = of.veiled.get(name) ?? { ...connected(register, veil), seq: -1 };
      of.veiled.set(name, veiled);
      if (veiled.seq !== seq) hide(veiled.sqlite, hidden);
      veiled.seq = seq;
      return veiled.orm;
    },
  };
}

export function seesAll(register: Register): Sight {
  return { reading: () => register.reading.orm, hides: () => false };
}

function connected(register: Register, veil: Veil) {
  const connection = register.connectReading();
  drawVeil(connection.sqlite, veil);
  return connection;
}
