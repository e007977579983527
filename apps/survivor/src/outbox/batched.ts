import type { Waiting } from '../keep/kept.js';

/** One request that serves several that waited. */
export interface Batch extends Waiting {
  /** Ids of the others. */
  with?: readonly string[];
}

/** As many as the api reads gladly at once: a phone that had no network for hours sends what it has in parts. */
const mostFixes = 100;

/** Positions go together, where the first of them stands; everything else goes by itself. Order is kept. */
export function batched(waiting: readonly Waiting[]): Batch[] {
  const batches: Batch[] = [];
  let open: (Batch & { body: { fixes: object[] }; with: string[] }) | undefined;
  for (const each of waiting) {
    if (each.kind !== 'positions') {
      batches.push(each);
      continue;
    }
    const { fixes } = each.body as { fixes: object[] };
    if (open !== undefined && open.body.fixes.length + fixes.length <= mostFixes) {
      open.body.fixes.push(...fixes);
      open.with.push(each.id);
      continue;
    }
    open = { ...each, body: { fixes: [...fixes] }, with: [] };
    batches.push(open);
  }
  return batches;
}
