import { Problem } from '#domain';
import type { RejectedReport, Report } from '#tracking';
import { isUnreadable, readFix } from './read-fix.js';

/** More would hold a cell's batch too long; the client sends the rest in a further request. */
export const maxFixesPerBody = 1_000;

/** What stands in one body of `POST /v1/positions`. */
export interface PositionsBody {
  reports: readonly Report[];
  /** Which fix of the body each of `reports` was: `indexOf[i]` for `reports[i]`. */
  indexOf: readonly number[];
  /** Fixes that could not be read; `index` and `path` are of the body. */
  rejected: readonly RejectedReport[];
}

/**
 * Reads the body of `POST /v1/positions`: one pass, one bad fix does not lose the others.
 *
 * @throws Problem `unprocessable` when the body holds no array of fixes, `too_large` above {@link maxFixesPerBody}.
 */
export function readPositionsBody(body: unknown): PositionsBody {
  const fixes = (body as { fixes?: unknown } | null | undefined)?.fixes;
  if (!Array.isArray(fixes) || fixes.length === 0) {
    throw new Problem('unprocessable', 'invalid', 'The body must hold an array of fixes.', [
      { path: 'fixes', message: 'must be an array with at least one fix' },
    ]);
  }
  if (fixes.length > maxFixesPerBody) {
    throw new Problem('too_large', 'too_many_fixes', `A request may hold at most ${maxFixesPerBody} fixes.`, [
      { path: 'fixes', message: `holds more than ${maxFixesPerBody} fixes` },
    ]);
  }
  const reports: Report[] = [];
  const indexOf: number[] = [];
  const rejected: RejectedReport[] = [];
  for (let index = 0; index < fixes.length; index += 1) {
    const read = readFix(fixes[index]);
    if (isUnreadable(read)) {
      rejected.push({ index, code: read.code, path: pathInBody(index, read.field), detail: read.detail });
    } else {
      reports.push(read);
      indexOf.push(index);
    }
  }
  return { reports, indexOf, rejected };
}

/**
 * All refusals of a request in the order of its fixes: what could not be read, and what the pipeline refused of the rest
 * (`index` counts `read.reports`, `path` is a path inside the fix), both told by index and path of the body.
 */
export function mergeRejected(read: PositionsBody, refused: readonly RejectedReport[]): readonly RejectedReport[] {
  if (refused.length === 0) return read.rejected;
  const translated = refused.map((refusal): RejectedReport => {
    const index = read.indexOf[refusal.index]!;
    return { ...refusal, index, path: pathInBody(index, refusal.path) };
  });
  return read.rejected.length === 0 ? translated : [...read.rejected, ...translated].sort((a, b) => a.index - b.index);
}

const pathInBody = (index: number, field: string): string =>
  field === '' ? `fixes.${index}` : `fixes.${index}.${field}`;
