import type { TFunction } from 'i18next';
import type { Language } from '#domain';
import { localeOf } from '../../time/time.js';

/** `1.2 km²`, `3.4 ha`, `850 m²`. */
export function areaText(squareMeters: number, t: TFunction<'zones'>, language: Language): string {
  const said = (value: number, digits: number): string =>
    new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value);
  if (squareMeters >= 1e6) return t('measures.km2', { value: said(squareMeters / 1e6, 2) });
  if (squareMeters >= 10_000) return t('measures.ha', { value: said(squareMeters / 10_000, 2) });
  return t('measures.m2', { value: said(squareMeters, 0) });
}
