import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AuditCheckpoint } from '#access';

const line = z.object({
  agencyId: z.uuid(),
  sequence: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  keyId: z.string(),
  signature: z.string(),
});

/**
 * Checkpoints as the worker wrote them to `AUDIT_CHECKPOINT_DIRECTORY`: the files `*.jsonl` of a folder.
 *
 * @throws Error that names file and line when one cannot be read: what was kept must not be passed over in silence
 */
export async function readKeptCheckpoints(directory: string): Promise<AuditCheckpoint[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.jsonl')).toSorted();
  const checkpoints: AuditCheckpoint[] = [];
  for (const file of files) checkpoints.push(...(await readFile(join(directory, file))));
  return checkpoints;
}

async function readFile(path: string): Promise<AuditCheckpoint[]> {
  const checkpoints: AuditCheckpoint[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1;
    if (text !== '') checkpoints.push(readLine(text, `${path}, line ${number}`));
  }
  return checkpoints;
}

function readLine(text: string, where: string): AuditCheckpoint {
  try {
    return line.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${where} is no checkpoint.`, { cause: error });
  }
}
