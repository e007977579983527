import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartyFix } from '../../feed/position-state.js';
import { useTheme } from '../../ui/theme.js';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { paletteOf } from '../base/palette.js';
import { GeoJsonLayers } from '../geo-json-layers.js';
import { partyFeatures } from './party-features.js';
import { areaLayers, lineLayers, markLayers } from './party-styles.js';

export interface PartyLayersProps {
  /** Of each party, oldest fix first. The last one is where they are. */
  trails: readonly (readonly PartyFix[])[];
  /** Milliseconds; of the desk `useNow()`, of a replay the moment that is shown. */
  now: number;
  /** Drawn around each protected person: the zone that moves with them. */
  proximityLimitMeters?: number | null;
  /** As of `GeoJsonLayers`. */
  isSmooth?: boolean;
}

/** Ages are told by the minute: what is drawn need not change each second. */
const stepMilliseconds = 15_000;

/** Both parties: a mark that differs by shape, course, error circle in true meters, fading trail, distance between them. */
export function PartyLayers({ trails, now, proximityLimitMeters = null, isSmooth = false }: PartyLayersProps) {
  const { t } = useTranslation('map');
  const language = useLanguage();
  const theme = useTheme();
  const step = Math.floor(now / stepMilliseconds) * stepMilliseconds;
  const features = useMemo(() => {
    const measure = measureOf(language);
    const words = {
      role: (role: PartyFix['role']) => t(`roles.${role}`),
      ago: (milliseconds: number) => t('ago', { age: measure.duration(Math.floor(milliseconds / 60_000) * 60) }),
      meters: measure.meters,
    };
    return partyFeatures(trails, step, words, proximityLimitMeters);
  }, [trails, step, proximityLimitMeters, language, t]);
  const styles = useMemo(() => {
    const colours = paletteOf(theme);
    return { areas: areaLayers(colours), lines: lineLayers(colours), marks: markLayers(colours) };
  }, [theme]);
  return (
    <>
      <GeoJsonLayers id="party-areas" sourceData={features.areas} layers={styles.areas} isSmooth={isSmooth} />
      <GeoJsonLayers id="party-lines" sourceData={features.lines} layers={styles.lines} isSmooth={isSmooth} />
      <GeoJsonLayers id="party-marks" sourceData={features.marks} layers={styles.marks} isSmooth={isSmooth} />
    </>
  );
}
