import { randomUUID } from 'node:crypto';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/api/all.ts';
import type { ImportRow } from '../../shared/api/imports.ts';
import type { Answer } from '../../shared/refusals.ts';
import { taskAnswer } from './register.ts';

/** A GIAS extract, sent in parts as the page sends it, then looked at. A refusal of a part is the answer, as it is on screen. */
export async function previewGias(client: ContractRouterClient<Contract>, file: Uint8Array, partBytes = 1_000_000) {
  const fileId = randomUUID();
  for (let part = 0; part * partBytes < file.length; part++) {
    const bytes = Buffer.from(file.subarray(part * partBytes, (part + 1) * partBytes)).toString('base64');
    const sent = await client.schools.sendGiasPart({ requestId: randomUUID(), data: { fileId, part, bytes } });
    if (!sent.ok) return sent as Extract<Answer<never>, { ok: false }>;
  }
  return taskAnswer(client.schools.previewImport({ fileId }));
}

export function countsOf(rows: readonly ImportRow[]): Record<ImportRow['what'], number> {
  const count = (what: ImportRow['what']) => rows.filter((row) => row.what === what).length;
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') };
}
