import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/**
 * Files in one ZIP that opens with a passphrase only: AES-256, in the form that WinZip, 7-Zip and macOS' archivers read (AE-2,
 * which keeps no checksum of what it hides). The names of the files are not hidden, so they say nothing.
 */
export interface FileToZip {
  name: string;
  bytes: Uint8Array;
}

/** AES with a key of 256 bits, as the format numbers it. */
const AES_256 = 3;

export async function encryptedZip(files: readonly FileToZip[], passphrase: string): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const zip = new ZipWriter(new Uint8ArrayWriter(), { password: passphrase, encryptionStrength: AES_256 });
  for (const { name, bytes } of files) await zip.add(name, new Uint8ArrayReader(bytes));
  return await zip.close();
}
