import type { TFunction } from 'i18next';
import type { operationsEnglish } from '../../words/operations/english.js';

type Known = keyof (typeof operationsEnglish)['errors'];

/** Codes of failed deliveries that have words; a carrier's own stays a code. */
export function errorName(code: string | null, t: TFunction<['operations', 'house']>): string {
  if (code === null) return t('operations:errors.unknown');
  const key = `operations:errors.${code as Known}` as const;
  return t(key, { defaultValue: code });
}
