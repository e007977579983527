import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoneCheck } from '#contracts';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { areaText } from './areas-text.js';
import { measureShape } from './shape/measure-shape.js';
import { cornersOf, type Shape } from './shape/shape.js';

/** How large a shape is: the server's numbers when it has seen it. */
export function ShapeMeasures({ shape, check }: { shape: Shape; check: ZoneCheck | undefined }) {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const measure = measureOf(language);
  const drawn = useMemo(() => measureShape(shape), [shape]);
  const { areaSquareMeters, perimeterMeters } = check?.preview ?? drawn;
  return (
    <dl className="zones-measures">
      <div>
        <dt>{t('measures.area')}</dt>
        <dd>{areaText(areaSquareMeters, t, language)}</dd>
      </div>
      <div>
        <dt>{t('measures.perimeter')}</dt>
        <dd>{measure.meters(perimeterMeters)}</dd>
      </div>
      {shape.kind === 'area' ? (
        <div>
          <dt>{t('measures.corners')}</dt>
          <dd>{measure.number(cornersOf(shape))}</dd>
        </div>
      ) : (
        <div>
          <dt>{t('measures.radius')}</dt>
          <dd>{measure.meters(shape.radiusMeters)}</dd>
        </div>
      )}
    </dl>
  );
}
