import { Problem } from '#domain';
import type { RejectedReport } from '#tracking';

/** Answers a request of which nothing could be taken: the first hundred reasons, each naming its field. */
export function refuseAll(rejected: readonly RejectedReport[]): never {
  const errors = rejected.slice(0, 100).map(({ path, detail }) => ({ path, message: detail }));
  throw new Problem('unprocessable', rejected[0]?.code ?? 'invalid', 'No fix of this request could be taken.', errors);
}
