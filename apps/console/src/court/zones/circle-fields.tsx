import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoordinateField } from './coordinate-field.js';
import { MetersField } from './meters-field.js';
import type { LonLat, Shape } from './shape/shape.js';

export const circleLimits = { least: 20, most: 50_000 };
export const usualRadius = 300;

interface CircleFieldsProps {
  shape: Shape | null;
  near: LonLat;
  onShape: (shape: Shape) => void;
  /** A center is to be chosen on the map. */
  onPick: () => void;
}

/** A circle by numbers. It is drawn as soon as both are known. */
export function CircleFields({ shape, near, onShape, onPick }: CircleFieldsProps) {
  const { t } = useTranslation('zones');
  const circle = shape?.kind === 'circle' ? shape : null;
  const [radius, setRadius] = useState(usualRadius);
  const [isRadiusWrong, setRadiusWrong] = useState(false);
  const radiusMeters = circle?.radiusMeters ?? radius;
  const draw = (center: LonLat | null, meters: number): void => {
    if (center !== null && Number.isFinite(meters)) onShape({ kind: 'circle', center, radiusMeters: meters });
  };
  return (
    <div className="zones-group">
      <CoordinateField
        label={t('circle.center')}
        help={t('circle.centerHelp')}
        point={circle?.center ?? null}
        near={near}
        onPoint={(center) => draw(center, radiusMeters)}
      />
      <button type="button" className="tool" onClick={onPick}>
        {t('circle.pick')}
      </button>
      <MetersField
        label={t('circle.radius')}
        help={t('circle.radiusHelp')}
        fault={t('circle.radiusInvalid')}
        {...circleLimits}
        value={isRadiusWrong ? Number.NaN : radiusMeters}
        onValue={(meters) => {
          setRadiusWrong(!Number.isFinite(meters));
          if (!Number.isFinite(meters)) return;
          setRadius(meters);
          draw(circle?.center ?? null, meters);
        }}
      />
    </div>
  );
}
