import type { Words } from '../words/english.js';
import type { Measure } from '../words/measure.js';
import { ApiError } from './request.js';

/** What went wrong and what to do now, in the user's words. */
export function problemText(error: unknown, words: Words, measure: Measure): string {
  const { problems } = words;
  if (!(error instanceof ApiError)) return problems.other;
  switch (error.status) {
    case 0:
      return problems.noAnswer;
    case 401:
      return problems.unauthenticated;
    case 403:
      return problems.forbidden;
    case 404:
      return problems.notFound;
    case 409:
      return problems.conflict;
    case 413:
      return problems.tooLarge;
    case 400:
    case 422:
      return problems.unprocessable;
    case 429:
      return problems.tooMany(measure.duration(error.retryAfterSeconds ?? 30));
    case 502:
    case 503:
    case 504:
      return problems.unavailable;
    default:
      return problems.other;
  }
}

/** What an administrator asks for: `409 incident_step (…)`. Empty when there is nothing more to tell. */
export function problemCode(error: unknown): string {
  if (!(error instanceof ApiError) || error.status === 0) return '';
  const fields = error.errors.map(({ path, message }) => `${path}: ${message}`);
  return [`${error.status} ${error.code}`.trim(), error.detail, ...fields].filter((part) => part !== '').join(' · ');
}
