/** The bytes of a chosen file as text that can cross to the core. A slice of a file is a file: nothing else is read. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // 'data:text/csv;base64,VVJO…', or 'data:' where it is empty.
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });
}

const MEGABYTE = 1_000_000;

/** Hands over a file in parts of 1 MB, each at its turn; stops where `take` says so, or where the person does. */
export async function inParts(
  file: Blob,
  signal: AbortSignal,
  take: (base64: string, part: number) => Promise<boolean>,
): Promise<boolean> {
  for (let part = 0; part * MEGABYTE < file.size; part++) {
    const base64 = await base64Of(file.slice(part * MEGABYTE, (part + 1) * MEGABYTE));
    if (signal.aborted || !(await take(base64, part))) return false;
  }
  return !signal.aborted;
}
