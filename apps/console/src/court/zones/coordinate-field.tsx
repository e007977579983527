import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coordinatesText, looksSwapped, readCoordinates } from './shape/coordinates.js';
import type { LonLat } from './shape/shape.js';

interface CoordinateFieldProps {
  label: string;
  help?: string;
  point: LonLat | null;
  /** Where one works: by it exchanged coordinates are seen. */
  near: LonLat;
  onPoint: (point: LonLat | null) => void;
}

/** A place in whatever way people write it. What was typed stays as it was typed until another place is set from outside. */
export function CoordinateField({ label, help, point, near, onPoint }: CoordinateFieldProps) {
  const { t } = useTranslation('zones');
  const id = useId();
  const [typed, setTyped] = useState<{ text: string; point: LonLat | null } | null>(null);
  const isTyped = typed !== null && (typed.point === point || same(typed.point, point));
  const text = isTyped ? typed.text : point ? coordinatesText(point) : '';
  const read = isTyped && typed.text.trim() !== '' ? readCoordinates(typed.text) : undefined;
  const isSwapped = point !== null && looksSwapped(point, near);
  const take = (given: string): void => {
    const { point: found = null } = readCoordinates(given);
    setTyped({ text: given, point: found });
    onPoint(found);
  };
  const swap = (): void => {
    if (point === null) return;
    setTyped(null);
    onPoint([point[1], point[0]]);
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={read?.fault !== undefined || isSwapped}
        aria-describedby={`${id}-said`}
        onChange={(event) => take(event.target.value)}
      />
      <span id={`${id}-said`} className="zones-said">
        {read?.fault !== undefined ? (
          <span className="zones-fault">{t(`coordinates.${read.fault}`)}</span>
        ) : isSwapped ? (
          <span className="zones-fault">{t('coordinates.swapped')}</span>
        ) : (
          help !== undefined && <small>{help}</small>
        )}
      </span>
      {isSwapped && (
        <button type="button" className="tool" onClick={swap}>
          {t('coordinates.swap')}
        </button>
      )}
    </div>
  );
}

const same = (a: LonLat | null, b: LonLat | null): boolean =>
  a !== null && b !== null && a[0] === b[0] && a[1] === b[1];
