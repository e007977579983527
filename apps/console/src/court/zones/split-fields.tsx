import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoordinateField } from './coordinate-field.js';
import type { LonLat } from './shape/shape.js';

interface SplitFieldsProps {
  near: LonLat;
  /** The line last tried leaves nothing of one side. */
  isMissed: boolean;
  onLine: (from: LonLat, to: LonLat) => void;
}

/** The line of a split by numbers; on the map two presses do. */
export function SplitFields({ near, isMissed, onLine }: SplitFieldsProps) {
  const { t } = useTranslation('zones');
  const [from, setFrom] = useState<LonLat | null>(null);
  const [to, setTo] = useState<LonLat | null>(null);
  return (
    <fieldset className="zones-group">
      <legend>{t('split.title')}</legend>
      <CoordinateField label={t('split.from')} point={from} near={near} onPoint={setFrom} />
      <CoordinateField label={t('split.to')} point={to} near={near} onPoint={setTo} />
      {isMissed && (
        <p className="form-warning" role="alert">
          {t('split.nothing')}
        </p>
      )}
      <button
        type="button"
        className="button"
        disabled={from === null || to === null}
        onClick={() => {
          if (from !== null && to !== null) onLine(from, to);
        }}
      >
        {t('split.cut')}
      </button>
    </fieldset>
  );
}
