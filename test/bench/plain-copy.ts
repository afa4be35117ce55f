import { connect } from '../../db/connect.ts';

/** Takes the cipher off a copy of a register, to measure what the cipher costs. The people in it are invented. */
export function removeCipher(file: string, key: Buffer): void {
  const sqlite = connect(file, key, { readonly: false, single: true });
  Reflect.apply(Reflect.get(sqlite, 'rekey'), sqlite, [Buffer.alloc(0)]);
  sqlite.close();
}
