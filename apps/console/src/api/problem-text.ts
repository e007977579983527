import type { TFunction } from 'i18next';
import type { Measure } from '../words/measure.js';
import { ApiError } from './request.js';

/** What went wrong and what to do now, in the user's words. */
export function problemText(error: unknown, t: TFunction, measure: Measure): string {
  if (!(error instanceof ApiError)) return t('problems.other');
  switch (error.status) {
    case 0:
      return t('problems.noAnswer');
    case 401:
      return t('problems.unauthenticated');
    case 403:
      return t('problems.forbidden');
    case 404:
      return t('problems.notFound');
    case 409:
      return t('problems.conflict');
    case 413:
      return t('problems.tooLarge');
    case 400:
    case 422:
      return t('problems.unprocessable');
    case 429:
      return t('problems.tooMany', { time: measure.duration(error.retryAfterSeconds ?? 30) });
    case 502:
    case 503:
    case 504:
      return t('problems.unavailable');
    default:
      return t('problems.other');
  }
}

/** What an administrator asks for: `409 incident_step (…)`. Empty when there is nothing more to tell. */
export function problemCode(error: unknown): string {
  if (!(error instanceof ApiError) || error.status === 0) return '';
  const fields = error.errors.map(({ path, message }) => `${path}: ${message}`);
  return [`${error.status} ${error.code}`.trim(), error.detail, ...fields].filter((part) => part !== '').join(' · ');
}
