import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deed } from './recording.ts';

/**
 * A disk as it may be found after the power went: what was synced is there; of what was not, any write may be there, or
 * missing, or there in some of its sectors, in any order; and of changes to the folder (a new name, a rename, a removal) any
 * number of the last ones may be missing until the folder itself was synced.
 */
export class Disk {
  readonly said: string[] = [];
  private readonly files: File[] = [];
  private readonly openings = new Map<number, File | null>();
  private readonly lasting = new Map<string, File>();
  private names = new Map<string, File>();
  private unsynced: NameDeed[] = [];

  constructor(base: string) {
    for (const name of readdirSync(base)) {
      const file = this.file(readFileSync(join(base, name)));
      this.lasting.set(name, file);
      this.names.set(name, file);
    }
  }

  apply(deed: Deed): void {
    if (deed.kind === 'said') this.said.push(...deed.text.split('\n').filter(Boolean));
    else if (deed.kind === 'open') this.open(deed);
    else if (deed.kind === 'remove' || deed.kind === 'rename') this.rename(deed);
    else {
      const file = this.openings.get(deed.opening);
      if (deed.kind !== 'sync') file?.unsynced.push(deed);
      else if (file) settle(file);
      else this.settleNames();
    }
  }

  /** The files as they may be found, each by its name. */
  afterPowerCut(pick: (below: number) => number): Map<string, Buffer> {
    const names = new Map(this.lasting);
    for (const deed of this.unsynced.slice(0, pick(this.unsynced.length + 1))) renamed(names, deed);
    const fate = FATES[pick(FATES.length)] ?? dropped;
    return new Map([...names].map(([name, { lasting, unsynced }]) => [name, fate(lasting, unsynced, pick)]));
  }

  private file(lasting: Buffer): File {
    const file = { lasting, unsynced: [] };
    this.files.push(file);
    return file;
  }

  private open({ opening, name, empties }: Extract<Deed, { kind: 'open' }>): void {
    if (name === '') {
      this.openings.set(opening, null);
      return;
    }
    let file = this.names.get(name);
    if (!file) {
      file = this.file(Buffer.alloc(0));
      this.rename({ kind: 'make', name, file });
    }
    if (empties) file.unsynced.push({ kind: 'truncate', opening, size: 0 });
    this.openings.set(opening, file);
  }

  private rename(deed: NameDeed): void {
    this.unsynced.push(deed);
    renamed(this.names, deed);
  }

  private settleNames(): void {
    for (const deed of this.unsynced) renamed(this.lasting, deed);
    this.unsynced = [];
  }
}

type FileDeed = Extract<Deed, { kind: 'write' | 'truncate' }>;
type NameDeed = Extract<Deed, { kind: 'remove' | 'rename' }> | { kind: 'make'; name: string; file: File };

interface File {
  lasting: Buffer;
  unsynced: FileDeed[];
}

function renamed(names: Map<string, File>, deed: NameDeed): void {
  if (deed.kind === 'make') names.set(deed.name, deed.file);
  else if (deed.kind === 'remove') names.delete(deed.name);
  else {
    const file = names.get(deed.from);
    names.delete(deed.from);
    if (file) names.set(deed.to, file);
  }
}

function settle(file: File): void {
  for (const deed of file.unsynced) file.lasting = done(file.lasting, deed);
  file.unsynced = [];
}

/** A file that is longer than what was written of it has noughts in between. */
function done(bytes: Buffer, deed: FileDeed): Buffer {
  if (deed.kind === 'truncate') return resized(bytes, deed.size);
  const end = deed.at + deed.bytes.length;
  const next = end > bytes.length ? resized(bytes, end) : bytes;
  deed.bytes.copy(next, deed.at);
  return next;
}

function resized(bytes: Buffer, size: number): Buffer {
  const next = Buffer.alloc(size);
  bytes.copy(next);
  return next;
}

type Fate = (lasting: Buffer, unsynced: readonly FileDeed[], pick: (below: number) => number) => Buffer;
const SECTOR = 512;

const dropped: Fate = (lasting) => Buffer.from(lasting);
const kept: Fate = (lasting, unsynced) => unsynced.reduce(done, Buffer.from(lasting));
const some: Fate = (lasting, unsynced, pick) =>
  kept(
    lasting,
    unsynced.filter(() => pick(2) === 1),
    pick,
  );
const torn: Fate = (lasting, unsynced, pick) =>
  kept(
    lasting,
    unsynced.filter(() => pick(2) === 1).flatMap((deed) => sectorsOf(deed).filter(() => pick(2) === 1)),
    pick,
  );
const FATES = [dropped, kept, some, torn];

function sectorsOf(deed: FileDeed): FileDeed[] {
  if (deed.kind === 'truncate') return [deed];
  const sectors: FileDeed[] = [];
  for (let from = 0; from < deed.bytes.length; from += SECTOR - ((deed.at + from) % SECTOR)) {
    const upTo = from + SECTOR - ((deed.at + from) % SECTOR);
    sectors.push({ ...deed, at: deed.at + from, bytes: deed.bytes.subarray(from, upTo) });
  }
  return sectors;
}
